package org.returnhome.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.access.token.AccessTokens;
import org.returnhome.access.token.Passwords;
import org.returnhome.storage.Ids;
import org.returnhome.storage.TestStores;

/**
 * An authority with its own agency, a police force and two teams, and people in them on demand.
 *
 * <pre>{@code
 * var people = TestPeople.in(STORES);
 * var worker = people.add(Role.MISSING_WORKER);
 * var bearer = "Bearer " + people.token(worker);
 * }</pre>
 */
public final class TestPeople {
    /** The password of everybody who was added with one. */
    public static final String PASSWORD = "correct horse battery";

    private final TestStores stores;
    private final Ids ids = new Ids();
    private final UUID authority = ids.next();
    private final UUID agency = ids.next();
    private final UUID police = ids.next();
    private final UUID team = ids.next();
    private final UUID otherTeam = ids.next();

    private TestPeople(TestStores stores) {
        this.stores = stores;
        var agencies = stores.bean(Agencies.class);
        agencies.add(new Authority(authority, "Fernwick", "X-" + authority, Optional.empty()));
        agencies.add(new Agency(agency, authority, "Fernwick Council", Agency.Kind.LOCAL_AUTHORITY));
        agencies.add(new Agency(police, authority, "Fernwick Police", Agency.Kind.POLICE));
        agencies.add(new Team(team, agency, "Alder"));
        agencies.add(new Team(otherTeam, agency, "Birchfield"));
    }

    /** A new authority on these stores; several may live there. */
    public static TestPeople in(TestStores stores) {
        return new TestPeople(stores);
    }

    public UUID authority() {
        return authority;
    }

    public UUID agency() {
        return agency;
    }

    public UUID police() {
        return police;
    }

    public UUID team() {
        return team;
    }

    public UUID otherTeam() {
        return otherTeam;
    }

    /** Somebody who has no password but gets tokens; police in the force, social workers and managers in the first team. */
    public Person add(Role role) {
        return add(role, role == Role.SOCIAL_WORKER || role == Role.TEAM_MANAGER ? Optional.of(team) : Optional.empty(), Optional.empty());
    }

    /** The same in this team of the authority's agency. */
    public Person add(Role role, UUID itsTeam) {
        return add(role, Optional.of(itsTeam), Optional.empty());
    }

    /** Somebody who signs in with the person's id as user name and {@link #PASSWORD}. */
    public Person addWithPassword(Role role) {
        return add(role, Optional.empty(), Optional.of(stores.bean(Passwords.class).hash(PASSWORD)));
    }

    /** An access token as the built-in issuer makes it. */
    public String token(Person person) {
        return stores.bean(AccessTokens.class).issue(person.id(), Optional.empty());
    }

    /** The caller whom such a token would give. */
    public Caller caller(Person person) {
        return new Caller(person.id(), person.authorityId(), person.agencyId(), person.teamId(), person.role(),
                Optional.empty(), "token-of-a-test");
    }

    /** A new P-256 key pair, as a tablet makes it. */
    public static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** Enrols the key for the person without a code. */
    public Device enrol(Person person, ECKey key) {
        var publicKey = Keys.publicKey(key.toPublicJWK().toJSONString()).orElseThrow();
        var device = new Device(ids.next(), person.authorityId(), person.id(), Keys.thumbprint(publicKey),
                publicKey.toJSONString(), "tablet", Instant.parse("2026-11-01T09:00:00Z"), Optional.empty());
        if (!stores.bean(Devices.class).add(device)) {
            throw new IllegalStateException("the key is enrolled already");
        }
        return device;
    }

    /** A device proof of this {@code typ} with one claim. */
    public static String proof(ECKey key, String typ, String claim, String value) {
        try {
            var jws = new JWSObject(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).type(new JOSEObjectType(typ)).build(),
                    new Payload(Map.of(claim, (Object) value)));
            jws.sign(new ECDSASigner(key));
            return jws.serialize();
        } catch (JOSEException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private Person add(Role role, Optional<UUID> itsTeam, Optional<String> passwordHash) {
        var id = ids.next();
        var person = new Person(id, authority, role == Role.POLICE ? police : agency, itsTeam, role, "Sample " + role.word(), true);
        stores.bean(People.class).add(person, id.toString(), passwordHash);
        return person;
    }
}
