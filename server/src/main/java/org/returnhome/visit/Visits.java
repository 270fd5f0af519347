package org.returnhome.visit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.returnhome.access.Scope;

/** The visits in the register. */
public interface Visits {

    /** The visit, if there is one within this reach. */
    Optional<Visit> find(Scope scope, UUID id);

    /** Those of the visits that are within this reach, one statement for all. */
    Map<UUID, Visit> find(Scope scope, Set<UUID> ids);

    /** Those due first by K12 first, those without K12 last, from a place on. */
    List<Visit> list(Scope scope, Optional<VisitState> state, Optional<Place> after, int limit);

    /** The visits with these ids, one statement for all; who may see them is decided by what led to them. */
    Map<UUID, Visit> byIds(Set<UUID> ids);

    /** The visits within reach that cover these episodes, by episode, last assigned first, at most so many for each. */
    Map<UUID, List<Visit>> covering(Scope scope, Set<UUID> episodeIds, int most);

    /** The visits that cover the episode and from which nothing has come back. */
    List<Visit> openCovering(UUID episodeId);

    /** How many visits were ever made for the child. */
    int countOf(UUID childId);

    /** Everybody to whom the visit is or ever was given: whose work on it is taken in (wire.md, Sync). */
    Set<UUID> everAssigned(UUID visitId);

    /** All facts the visit's form was ever given, oldest first. */
    List<PinnedFacts> pinnedFacts(UUID visitId);

    /** The assignment made with this client id. */
    Optional<Assignment> assignedAs(UUID authorityId, UUID clientId);

    /** Enters a new visit with its first assignment and facts; false, and nothing entered, when the client id has been used. */
    boolean add(Visit visit, Assignment assignment);

    /** Ends the visit's assignment and makes this one, whose client id must be new. */
    void move(Assignment assignment);

    /** Replaces the note. */
    void note(UUID visitId, String note);

    /** Gives the form other facts and another due time from now on; what was pinned before is kept. */
    void pin(UUID visitId, PinnedFacts facts, Optional<Instant> dueAt);

    /** Keeps the visit as it is until the transaction ends. */
    void lock(UUID visitId);

    /** A place in the list: behind the visit with these sort keys. */
    record Place(Optional<Instant> dueAt, UUID id) {}
}
