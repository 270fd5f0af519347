package org.returnhome.submission.intake;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.returnhome.access.Device;
import org.returnhome.access.Devices;
import org.returnhome.submission.DeviceKey;
import org.returnhome.submission.DeviceKeys;
import org.returnhome.submission.wire.PublicKeyP256;
import org.returnhome.submission.wire.Reading;

/** The keys of enrolled devices, read from the register's text. */
@Singleton
class EnrolledKeys {
    private static final int MOST_READ = 1_000;

    private final Devices devices;
    /** What a text says as a key never changes; to read it costs as much as to check a signature. */
    private final Map<String, PublicKeyP256> read = new ConcurrentHashMap<>();

    EnrolledKeys(Devices devices) {
        this.devices = devices;
    }

    /** The keys of one authority, as the register has them at each question. */
    DeviceKeys of(UUID authorityId) {
        return thumbprint -> devices.find(authorityId, thumbprint).map(device -> new DeviceKey(key(device.publicJwk()), device.personId(), device.id(),
                device.revoked().map(Device.Revocation::at)));
    }

    /** The key behind the JWK text of an enrolled device. */
    PublicKeyP256 key(String publicJwk) {
        if (read.size() >= MOST_READ) {
            read.clear();
        }
        return read.computeIfAbsent(publicJwk, EnrolledKeys::read);
    }

    private static PublicKeyP256 read(String jwk) {
        return switch (PublicKeyP256.read(jwk)) {
            case Reading.Value<PublicKeyP256>(var key) -> key;
            case Reading.Refused<PublicKeyP256>(var problem) -> throw new IllegalStateException("the key of an enrolled device cannot be read");
        };
    }
}
