package org.returnhome.episode;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.returnhome.access.Scope;

/** The missing episodes in the register. */
public interface Episodes {

    /** The episode, if there is one within this reach. */
    Optional<Episode> find(Scope scope, UUID id);

    /** Latest start first, from a place on. */
    List<Episode> list(Scope scope, Filter filter, Optional<Place> after, int limit);

    /** The episodes with these ids, one statement for all; who may see them is decided by what led to them. */
    Map<UUID, Episode> byIds(Set<UUID> ids);

    /** The episode reported with this client id. */
    Optional<Episode> reportedAs(UUID authorityId, UUID clientId);

    /** Enters an episode; false, and nothing entered, when its client id has been used in the authority. */
    boolean add(Episode episode);

    /** Records when the child was found and, if so, came back. */
    void recordReturn(UUID id, Instant foundAt, Optional<Instant> returnedAt);

    /** Keeps these episodes as they are until the transaction ends. */
    void lock(Set<UUID> ids);

    /** Narrows a list; everything given must hold. */
    record Filter(Optional<UUID> childId, Optional<EpisodeState> state) {}

    /** A place in the list: behind the episode with these sort keys. */
    record Place(Instant missingFrom, UUID id) {}
}
