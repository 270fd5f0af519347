package org.returnhome.submission;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How the revisions of one submission build on each other, whatever the order in which they came. */
public final class Lineage {

    /** A revision and the one it builds on; no base for a first revision. Both are content digests. */
    public record Link(String contentDigest, Optional<String> base) {}

    private final Map<String, Link> links;
    private final Set<String> setAside;
    private final Set<String> builtOn;

    /**
     * @param links one for each revision that has come
     * @param setAside content digests of heads that a person did not choose
     */
    public Lineage(Collection<Link> links, Collection<String> setAside) {
        this.links = links.stream().collect(Collectors.toMap(Link::contentDigest, Function.identity()));
        this.setAside = Set.copyOf(setAside);
        this.builtOn = links.stream().flatMap(link -> link.base().stream()).collect(Collectors.toSet());
    }

    /** Whether nothing builds on this revision and no person set it aside. */
    public boolean head(String contentDigest) {
        return links.containsKey(contentDigest) && !builtOn.contains(contentDigest) && !setAside.contains(contentDigest);
    }

    /** All heads, those that still wait for their base included, in the order of their digests. */
    public List<String> heads() {
        return links.keySet().stream().filter(this::head).sorted().toList();
    }

    /** The heads whose every forerunner has come. */
    public List<String> rootedHeads() {
        return heads().stream().filter(this::rooted).toList();
    }

    /** The only head, if there is one only and every forerunner has come: what a reviewer may decide on. */
    public Optional<String> soleHead() {
        var heads = heads();
        return heads.size() == 1 && rooted(heads.getFirst()) ? Optional.of(heads.getFirst()) : Optional.empty();
    }

    /** Whether another revision, not set aside, builds on the same base; first revisions share the base "none". */
    public boolean rivalled(String contentDigest) {
        var base = links.get(contentDigest).base();
        return links.values().stream().anyMatch(other -> other.base().equals(base)
                && !other.contentDigest().equals(contentDigest) && !setAside.contains(other.contentDigest()));
    }

    private boolean rooted(String contentDigest) {
        var seen = new HashSet<String>();
        var link = links.get(contentDigest);
        while (link != null && link.base().isPresent() && seen.add(link.contentDigest())) {
            link = links.get(link.base().get());
        }
        return link != null && link.base().isEmpty();
    }
}
