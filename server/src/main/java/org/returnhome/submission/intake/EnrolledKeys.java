package org.returnhome.submission.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.access.Device;
import org.returnhome.access.Devices;
import org.returnhome.submission.DeviceKey;
import org.returnhome.submission.DeviceKeys;
import org.returnhome.submission.wire.PublicKeyP256;
import org.returnhome.submission.wire.Reading;

/** The device keys of one authority, each looked up once for a batch. */
final class EnrolledKeys implements DeviceKeys {
    private final Devices devices;
    private final UUID authorityId;
    private final Map<String, Optional<DeviceKey>> found = new HashMap<>();

    EnrolledKeys(Devices devices, UUID authorityId) {
        this.devices = devices;
        this.authorityId = authorityId;
    }

    @Override
    public Optional<DeviceKey> withThumbprint(String thumbprint) {
        return found.computeIfAbsent(thumbprint, any -> devices.find(authorityId, thumbprint).map(EnrolledKeys::key));
    }

    private static DeviceKey key(Device device) {
        return switch (PublicKeyP256.read(device.publicJwk())) {
            case Reading.Value<PublicKeyP256>(var key) ->
                    new DeviceKey(key, device.personId(), device.id(), device.revoked().map(Device.Revocation::at));
            case Reading.Refused<PublicKeyP256>(var problem) -> throw new IllegalStateException("the enrolled key of device " + device.id() + " cannot be read");
        };
    }
}
