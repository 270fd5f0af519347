package org.returnhome.access;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** The public keys to which tablets seal copies for a supervisor. Each authority's own, else the one of SEALING_KEY. */
@Singleton
final class SealingKeys {
    private final Agencies agencies;
    private final AccessConfiguration configuration;

    SealingKeys(Agencies agencies, AccessConfiguration configuration) {
        this.agencies = agencies;
        this.configuration = configuration;
    }

    /** The authority's sealing key: public P-256 JWK as text, meant for ECDH-ES with A256GCM; empty if there is none. */
    Optional<String> of(UUID authorityId) {
        return agencies.authority(authorityId).flatMap(Authority::sealingKey)
                .or(() -> Optional.of(configuration.sealingKey()).filter(text -> !text.isBlank()))
                .flatMap(Keys::publicKey).map(key -> key.toJSONString());
    }
}
