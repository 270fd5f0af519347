package org.returnhome.access;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;

/** Ends a device, and with it every refresh token that is bound to its key. */
@Singleton
final class RevokeDevice {
    private final Register register;
    private final Devices devices;
    private final Access access;
    private final Clock clock;

    RevokeDevice(Register register, Devices devices, Access access, Clock clock) {
        this.register = register;
        this.devices = devices;
        this.access = access;
        this.clock = clock;
    }

    /** The device as it is afterwards; empty if there is none that the caller may revoke. */
    Optional<Device> revoke(Caller caller, UUID deviceId, String reason) {
        return register.together(() -> {
            var device = devices.find(deviceId).filter(found -> access.may(caller, Operation.REVOKE_DEVICE,
                    Subject.in(found.authorityId()).of(found.personId())).allowed());
            if (device.isPresent()) {
                var now = clock.instant();
                devices.revoke(deviceId, now, caller.personId(), reason);
                register.change(Sql.of("UPDATE refresh_token SET revoked_at = ? WHERE revoked_at IS NULL AND family_id IN"
                                + " (SELECT family_id FROM refresh_token WHERE person_id = ? AND key_thumbprint = ?)",
                        now, device.get().personId(), device.get().keyThumbprint()));
            }
            return device.flatMap(found -> devices.find(found.id()));
        });
    }
}
