package org.returnhome.access;

import graphql.schema.DataFetchingEnvironment;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.returnhome.graphql.Execution;
import org.returnhome.graphql.Fields;
import org.returnhome.graphql.GlobalId;
import org.returnhome.graphql.Input;
import org.returnhome.graphql.Wiring;

/** The GraphQL types of people and where they work. */
@Singleton
final class PersonFields implements Fields {
    private final People people;
    private final Agencies agencies;
    private final Devices devices;
    private final Access access;

    PersonFields(People people, Agencies agencies, Devices devices, Access access) {
        this.people = people;
        this.agencies = agencies;
        this.devices = devices;
        this.access = access;
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.query("viewer", this::viewer);
        viewer(wiring);
        person(wiring);
        workplaces(wiring);
    }

    private void viewer(Wiring wiring) {
        wiring.type("Viewer", Viewer.class);
        wiring.words("Role", Role.class);
        wiring.field("Viewer", "id", environment -> new GlobalId("Person", environment.<Viewer>getSource().person().id()));
        wiring.field("Viewer", "authority",
                environment -> agencies.authority(environment.<Viewer>getSource().person().authorityId()));
        wiring.<Viewer, UUID>batch("Viewer", "agency", viewer -> viewer.person().agencyId(),
                (execution, ids) -> agencies.agencies(ids));
        wiring.<Viewer, UUID>batch("Viewer", "team", viewer -> viewer.person().teamId(), (execution, ids) -> agencies.teams(ids));
        wiring.field("Viewer", "device", environment -> environment.<Viewer>getSource().deviceId().flatMap(devices::find));
    }

    private void person(Wiring wiring) {
        wiring.type("Person", Person.class);
        wiring.field("Person", "id", environment -> new GlobalId("Person", environment.<Person>getSource().id()));
        wiring.<Person, UUID>batch("Person", "agency", Person::agencyId, (execution, ids) -> agencies.agencies(ids));
        wiring.<Person, UUID>batch("Person", "team", Person::teamId, (execution, ids) -> agencies.teams(ids));
        wiring.field("Person", "devices", this::devices);
        wiring.node("Person", (execution, id) -> people.find(id).filter(person -> knows(execution.caller(), person)));
    }

    private void workplaces(Wiring wiring) {
        wiring.type("Authority", Authority.class);
        wiring.field("Authority", "id", environment -> new GlobalId("Authority", environment.<Authority>getSource().id()));
        wiring.field("Authority", "people", this::people);
        wiring.type("AuthorityContact", AuthorityContact.class);
        wiring.words("AuthorityContactKind", AuthorityContact.Kind.class);
        wiring.<Authority, UUID>batch("Authority", "contacts", Authority::id, (execution, ids) -> {
            var found = agencies.contacts(ids);
            return ids.stream().collect(Collectors.toMap(Function.identity(), id -> found.getOrDefault(id, List.of())));
        });
        wiring.node("Authority", (execution, id) -> own(execution, agencies.authority(id), Authority::id));
        wiring.type("Agency", Agency.class);
        wiring.words("AgencyKind", Agency.Kind.class);
        wiring.field("Agency", "id", environment -> new GlobalId("Agency", environment.<Agency>getSource().id()));
        wiring.node("Agency", (execution, id) -> own(execution, agencies.agency(id), Agency::authorityId));
        wiring.type("Team", Team.class);
        wiring.field("Team", "id", environment -> new GlobalId("Team", environment.<Team>getSource().id()));
        wiring.node("Team", (execution, id) -> Optional.ofNullable(agencies.teams(Set.of(id)).get(id)).filter(team ->
                own(execution, agencies.agency(team.agencyId()), Agency::authorityId).isPresent()));
    }

    private Viewer viewer(DataFetchingEnvironment environment) {
        var caller = Execution.of(environment).caller();
        return new Viewer(people.find(caller.personId()).orElseThrow(), caller.deviceId());
    }

    private List<Person> people(DataFetchingEnvironment environment) {
        var authority = environment.<Authority>getSource();
        var caller = Execution.of(environment).caller();
        return access.may(caller, Operation.ISSUE_ENROLMENT_CODE, Subject.in(authority.id())).allowed()
                ? people.ofAuthority(authority.id(), Input.of(environment).optionalWord("role", Role.class)) : List.of();
    }

    private List<Device> devices(DataFetchingEnvironment environment) {
        var person = environment.<Person>getSource();
        return knows(Execution.of(environment).caller(), person) ? devices.ofPerson(person.id()) : List.of();
    }

    /** Oneself, and everybody to whoever looks after people and devices. Others meet people by name only, on records. */
    private boolean knows(Caller caller, Person person) {
        return caller.personId().equals(person.id())
                || access.may(caller, Operation.ISSUE_ENROLMENT_CODE, Subject.in(person.authorityId())).allowed();
    }

    private static <T> Optional<T> own(Execution execution, Optional<T> found, Function<T, UUID> authority) {
        return found.filter(one -> authority.apply(one).equals(execution.caller().authorityId()));
    }
}
