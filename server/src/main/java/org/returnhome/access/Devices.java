package org.returnhome.access;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.returnhome.storage.Register;
import org.returnhome.storage.Row;
import org.returnhome.storage.Sql;

/** The workers' devices, revoked ones included. */
@Singleton
public class Devices {
    private final Register register;

    Devices(Register register) {
        this.register = register;
    }

    public Optional<Device> find(UUID id) {
        return register.first(Sql.of("SELECT * FROM device WHERE id = ?", id), Devices::device);
    }

    /** Those devices that exist, by id; one statement. */
    public Map<UUID, Device> byIds(Collection<UUID> ids) {
        return register.list(Sql.of("SELECT * FROM device WHERE id = ANY (?)", ids), Devices::device).stream()
                .collect(Collectors.toMap(Device::id, Function.identity()));
    }

    /** The device whose key has this RFC 7638 thumbprint, within the authority; also when it is revoked. */
    public Optional<Device> find(UUID authorityId, String keyThumbprint) {
        return register.first(Sql.of("SELECT * FROM device WHERE authority_id = ? AND key_thumbprint = ?", authorityId,
                keyThumbprint), Devices::device);
    }

    /** The person's devices, newest first. */
    public List<Device> ofPerson(UUID personId) {
        return register.list(Sql.of("SELECT * FROM device WHERE person_id = ? ORDER BY enrolled_at DESC, id DESC", personId),
                Devices::device);
    }

    /** Adds a device; false if the key is already there, whoever has it. */
    public boolean add(Device device) {
        return register.change(Sql.of("INSERT INTO device (id, authority_id, person_id, key_thumbprint, public_jwk, name,"
                        + " enrolled_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (authority_id, key_thumbprint) DO NOTHING",
                device.id(), device.authorityId(), device.personId(), device.keyThumbprint(), device.publicJwk(),
                device.name(), device.enrolledAt())) == 1;
    }

    /** Revokes a device; one that is revoked already keeps its first revocation. */
    public void revoke(UUID id, Instant at, UUID by, String reason) {
        register.change(Sql.of("UPDATE device SET revoked_at = ?, revoked_by = ?, revoke_reason = ? WHERE id = ?"
                + " AND revoked_at IS NULL", at, by, reason, id));
    }

    private static Device device(Row row) {
        return new Device(row.uuid("id"), row.uuid("authority_id"), row.uuid("person_id"), row.text("key_thumbprint"),
                row.text("public_jwk"), row.text("name"), row.instant("enrolled_at"), row.optionalInstant("revoked_at")
                        .map(at -> new Device.Revocation(at, row.uuid("revoked_by"), row.text("revoke_reason"))));
    }
}
