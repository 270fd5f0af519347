package org.returnhome.demo;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.access.Agencies;
import org.returnhome.access.Agency;
import org.returnhome.access.Authority;
import org.returnhome.access.AuthorityContact;
import org.returnhome.access.Caller;
import org.returnhome.access.People;
import org.returnhome.access.Person;
import org.returnhome.access.Team;
import org.returnhome.access.token.Passwords;
import org.returnhome.child.Child;
import org.returnhome.child.Children;
import org.returnhome.storage.Ids;
import org.returnhome.storage.Register;

/** Enters the demo authority, its police force, its people and children. */
@Singleton
final class DemoPeople {
    private final Agencies agencies;
    private final People people;
    private final Children children;
    private final Passwords passwords;
    private final DemoSealingKey sealingKey;
    private final Register register;
    private final Ids ids;

    DemoPeople(Agencies agencies, People people, Children children, Passwords passwords, DemoSealingKey sealingKey, Register register, Ids ids) {
        this.agencies = agencies;
        this.people = people;
        this.children = children;
        this.passwords = passwords;
        this.sealingKey = sealingKey;
        this.register = register;
        this.ids = ids;
    }

    /**
     * Who and what was entered.
     *
     * @param force the police force
     */
    record Entered(Map<DemoPerson, Person> people, Map<DemoChild, UUID> children, UUID force) {

        /** The person as a caller without a device. */
        Caller caller(DemoPerson who) {
            var person = people.get(who);
            return new Caller(person.id(), person.authorityId(), person.agencyId(), person.teamId(), person.role(), Optional.empty(), "demo");
        }
    }

    /** Enters all of them, or none. */
    Entered enter(LocalDate today) {
        var hash = passwords.hash(DemoPerson.PASSWORD);
        return register.together(() -> {
            var authority = new Authority(ids.next(), "Fernwick", "X999", Optional.of(sealingKey.make()));
            agencies.add(authority);
            // Numbers that Ofcom keeps for plays and films.
            agencies.add(new AuthorityContact(authority.id(), AuthorityContact.Kind.MISSING_HUB, "Fernwick missing hub", "0113 496 0100", Optional.of("Monday to Friday, 8 to 6")));
            agencies.add(new AuthorityContact(authority.id(), AuthorityContact.Kind.DUTY_TEAM, "Duty team, children's social care", "0113 496 0101", Optional.of("Monday to Friday, 9 to 5")));
            agencies.add(new AuthorityContact(authority.id(), AuthorityContact.Kind.EMERGENCY_DUTY_TEAM, "Emergency duty team", "0113 496 0102", Optional.of("Evenings, nights and weekends")));
            agencies.add(new AuthorityContact(authority.id(), AuthorityContact.Kind.POLICE, "Fernwick Police, missing person unit", "0113 496 0103", Optional.empty()));
            var council = agency(authority, "Fernwick Council", Agency.Kind.LOCAL_AUTHORITY);
            var force = agency(authority, "Fernwick Police", Agency.Kind.POLICE);
            var charity = agency(authority, "Example Charity", Agency.Kind.PROVIDER);
            var teams = new EnumMap<DemoTeam, UUID>(DemoTeam.class);
            for (var team : DemoTeam.values()) {
                teams.put(team, ids.next());
                agencies.add(new Team(teams.get(team), council.id(), team.title()));
            }
            var entered = new EnumMap<DemoPerson, Person>(DemoPerson.class);
            for (var who : DemoPerson.values()) {
                var agency = switch (who.role()) {
                    case POLICE -> force;
                    case MISSING_WORKER -> charity;
                    case MISSING_COORDINATOR, SOCIAL_WORKER, TEAM_MANAGER, AUTHORITY_ADMIN -> council;
                };
                var person = new Person(ids.next(), authority.id(), agency.id(), who.team().map(teams::get), who.role(), who.displayName(), true);
                people.add(person, who.userName(), Optional.of(hash));
                entered.put(who, person);
            }
            return new Entered(entered, children(authority, teams, entered.get(DemoPerson.SOCIAL_WORKER), today), force.id());
        });
    }

    private Agency agency(Authority authority, String name, Agency.Kind kind) {
        var agency = new Agency(ids.next(), authority.id(), name, kind);
        agencies.add(agency);
        return agency;
    }

    private Map<DemoChild, UUID> children(Authority authority, Map<DemoTeam, UUID> teams, Person socialWorker, LocalDate today) {
        var entered = new EnumMap<DemoChild, UUID>(DemoChild.class);
        for (var child : DemoChild.values()) {
            var id = ids.next();
            children.add(new Child(id, authority.id(), child.caseNumber(), child.familyName(), child.givenNames(), Optional.empty(),
                    today.minusYears(child.age()).minusDays(100), Optional.of(child.gender()), Optional.empty(), Optional.of("WBRI"),
                    Optional.of("en"), child.status(), child == DemoChild.ADA, Optional.of(teams.get(child.team())),
                    child.allocated() ? Optional.of(socialWorker.id()) : Optional.empty(), child.placed(),
                    child.placed().filter("olaChildPlacedIn"::equals).map(_ -> "Northwold Council")));
            entered.put(child, id);
        }
        return entered;
    }
}
