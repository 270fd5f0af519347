package org.returnhome.episode;

/** Where an episode stands: states E1 to E6 of domain §3.2. */
public enum EpisodeState {
    ABSENT_OR_AWAY, MISSING_OPEN, LOCATED_NOT_RETURNED, RETURNED, POST_RETURN, REVIEWED
}
