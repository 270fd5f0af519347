package org.returnhome.access;

import com.nimbusds.jose.jwk.ECKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.returnhome.storage.Ids;
import org.returnhome.storage.Register;

/** Enrols the caller's tablet with a coordinator's one-time code (wire.md, Keys and loss). */
@Singleton
final class EnrolDevice {
    private final Register register;
    private final EnrolmentCodes codes;
    private final Devices devices;
    private final SealingKeys sealingKeys;
    private final Ids ids;
    private final Clock clock;

    EnrolDevice(Register register, EnrolmentCodes codes, Devices devices, SealingKeys sealingKeys, Ids ids, Clock clock) {
        this.register = register;
        this.codes = codes;
        this.devices = devices;
        this.sealingKeys = sealingKeys;
        this.ids = ids;
        this.clock = clock;
    }

    /** What can come of it. */
    sealed interface Outcome {
        /** The device, now or by the same request before. */
        record Enrolled(Device device, String sealingKey) implements Outcome {}

        /** The public key is none. */
        record BadKey() implements Outcome {}

        /** The proof is not by this key over this code. */
        record BadProof() implements Outcome {}

        /** The code is wrong, used for another key, spent or past its time. */
        record WrongCode() implements Outcome {}

        /** The key belongs to a device already. */
        record KeyTaken() implements Outcome {}

        /** The authority cannot hand out a sealing key yet. */
        record NoSealingKey() implements Outcome {}
    }

    Outcome enrol(Caller caller, String code, String publicKey, String name, String proof) {
        var key = Keys.publicKey(publicKey);
        if (key.isEmpty()) {
            return new Outcome.BadKey();
        }
        if (DeviceProof.parse(proof, DeviceProof.ENROLMENT).filter(found -> found.holds(key.get(), "code", code)).isEmpty()) {
            return new Outcome.BadProof();
        }
        var sealingKey = sealingKeys.of(caller.authorityId());
        if (sealingKey.isEmpty()) {
            return new Outcome.NoSealingKey();
        }
        // A wrong code is counted, so this outcome too must commit: refusals are values, never exceptions.
        return register.together(() -> enrol(caller, code, key.get(), name, sealingKey.get()));
    }

    private Outcome enrol(Caller caller, String code, ECKey key, String name, String sealingKey) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var found = codes.find(caller.personId(), code, now);
        if (found.isEmpty()) {
            return new Outcome.WrongCode();
        }
        var thumbprint = Keys.thumbprint(key);
        var usedFor = found.get().deviceId().flatMap(devices::find);
        if (usedFor.isPresent()) {
            return usedFor.filter(device -> device.keyThumbprint().equals(thumbprint) && device.revoked().isEmpty())
                    .<Outcome>map(device -> new Outcome.Enrolled(device, sealingKey)).orElseGet(Outcome.WrongCode::new);
        }
        var device = device(caller, key, thumbprint, name, now);
        if (!devices.add(device)) {
            return new Outcome.KeyTaken();
        }
        codes.use(found.get().id(), device.id(), now);
        return new Outcome.Enrolled(device, sealingKey);
    }

    private Device device(Caller caller, ECKey key, String thumbprint, String name, Instant now) {
        return new Device(ids.next(), caller.authorityId(), caller.personId(), thumbprint, key.toJSONString(), name, now,
                Optional.empty());
    }
}
