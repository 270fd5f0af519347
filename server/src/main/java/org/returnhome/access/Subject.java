package org.returnhome.access;

import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What an operation would touch, as far as access depends on it: to whom the record belongs. Built up by the store that
 * holds the record, starting from {@link #in}; what is left out counts as belonging to nobody.
 *
 * @param authorityId the authority of the record
 * @param personId the person the record is about: a device's owner
 * @param assigned every worker to whom the visit is or ever was assigned; also whoever sent the submission or the quarantined item
 * @param allocatedTo the child's allocated social worker
 * @param teamId the child's team
 * @param forceId the police force that handles the episode
 * @param interviewers who took the interview: the workers of all its revisions
 */
public record Subject(UUID authorityId, Optional<UUID> personId, Set<UUID> assigned, Optional<UUID> allocatedTo,
                      Optional<UUID> teamId, Optional<UUID> forceId, Set<UUID> interviewers) {

    public Subject {
        Objects.requireNonNull(authorityId);
        Objects.requireNonNull(personId);
        assigned = Set.copyOf(assigned);
        Objects.requireNonNull(allocatedTo);
        Objects.requireNonNull(teamId);
        Objects.requireNonNull(forceId);
        interviewers = Set.copyOf(interviewers);
    }

    /** A record of this authority that belongs to nobody in particular. */
    public static Subject in(UUID authorityId) {
        return new Subject(authorityId, Optional.empty(), Set.of(), Optional.empty(), Optional.empty(),
                Optional.empty(), Set.of());
    }

    /** The caller's own person, for operations upon oneself. */
    public static Subject self(Caller caller) {
        return in(caller.authorityId()).of(caller.personId());
    }

    /** The same, about this person. */
    public Subject of(UUID person) {
        return new Subject(authorityId, Optional.of(person), assigned, allocatedTo, teamId, forceId, interviewers);
    }

    /** The same, with more workers to whom it is or was assigned. */
    public Subject assignedTo(Set<UUID> workers) {
        return new Subject(authorityId, personId, union(assigned, workers), allocatedTo, teamId, forceId, interviewers);
    }

    /** The same, of a child with this allocated social worker and this team; empty for none. */
    public Subject ofChild(Optional<UUID> socialWorker, Optional<UUID> team) {
        return new Subject(authorityId, personId, assigned, socialWorker, team, forceId, interviewers);
    }

    /** The same, handled by this police force; empty for none. */
    public Subject handledBy(Optional<UUID> force) {
        return new Subject(authorityId, personId, assigned, allocatedTo, teamId, force, interviewers);
    }

    /** The same, interviewed by these workers. */
    public Subject interviewedBy(Set<UUID> workers) {
        return new Subject(authorityId, personId, assigned, allocatedTo, teamId, forceId, union(interviewers, workers));
    }

    private static Set<UUID> union(Set<UUID> some, Set<UUID> more) {
        var all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }
}
