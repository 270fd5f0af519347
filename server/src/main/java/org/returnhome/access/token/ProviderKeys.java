package org.returnhome.access.token;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The keys of an OpenID provider, fetched when first needed so that the server starts without the provider. A new key is
 * found as soon as a token names it, at most twice in {@link #PAUSE}; when the provider is away, known keys stay good for
 * an hour.
 */
final class ProviderKeys implements JWKSource<SecurityContext> {
    private static final Duration WAIT = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration AWAY = Duration.ofHours(1);
    private static final int LARGEST = 256 * 1024;

    private final String issuer;
    private final String address;
    private final DefaultResourceRetriever retriever =
            new DefaultResourceRetriever((int) WAIT.toMillis(), (int) WAIT.toMillis(), LARGEST);
    private final ReentrantLock lock = new ReentrantLock();
    private volatile JWKSource<SecurityContext> found;

    /** @param address where the JWK set is; empty to read it from the issuer's discovery document */
    ProviderKeys(String issuer, String address) {
        this.issuer = issuer;
        this.address = address;
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
        return source().get(selector, context);
    }

    private JWKSource<SecurityContext> source() throws KeySourceException {
        if (found == null) {
            lock.lock();
            try {
                if (found == null) {
                    found = JWKSourceBuilder.create(address(), retriever).cache(FRESH.toMillis(), WAIT.toMillis() * 2)
                            .rateLimited(PAUSE.toMillis()).retrying(true).outageTolerant(AWAY.toMillis()).build();
                }
            } finally {
                lock.unlock();
            }
        }
        return found;
    }

    private URL address() throws KeySourceException {
        try {
            if (!address.isBlank()) {
                return URI.create(address).toURL();
            }
            var text = retriever.retrieveResource(URI.create(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration")
                    .toURL()).getContent();
            var document = JSONObjectUtils.parse(text);
            if (!issuer.equals(JSONObjectUtils.getString(document, "issuer"))) {
                throw new RemoteKeySourceException("The discovery document is another issuer's", null);
            }
            return JSONObjectUtils.getURI(document, "jwks_uri").toURL();
        } catch (MalformedURLException | ParseException | RuntimeException fault) {
            throw new RemoteKeySourceException("The discovery document cannot be used", fault);
        } catch (IOException fault) {
            throw new RemoteKeySourceException("The discovery document cannot be read", fault);
        }
    }
}
