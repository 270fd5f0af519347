package org.returnhome.submission;

import java.util.Optional;

/** Finds enrolled device keys of the caller's authority. */
@FunctionalInterface
public interface DeviceKeys {

    /** The key with this RFC 7638 thumbprint, revoked or not; empty when none was enrolled. */
    Optional<DeviceKey> withThumbprint(String thumbprint);
}
