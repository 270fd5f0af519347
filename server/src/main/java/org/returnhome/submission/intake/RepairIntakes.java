package org.returnhome.submission.intake;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.returnhome.storage.StartupStep;
import org.returnhome.submission.QuarantineDocuments;
import org.returnhome.submission.SubmissionDocuments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finishes what a crash interrupted between the documents and the register. Looks at open intakes only: at start, before
 * the first request, and again every minute, for what another server left.
 */
@Singleton
public class RepairIntakes implements StartupStep {
    private static final Logger LOG = LoggerFactory.getLogger(RepairIntakes.class);
    private static final int AT_ONCE = 10_000;
    /** No write is under way any longer than this: what is not there by then will never come. */
    private static final Duration SETTLED = Duration.ofMinutes(10);
    /** A sync that is under way closes its intake itself. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(1);

    private final Intakes intakes;
    private final SubmissionDocuments submissions;
    private final QuarantineDocuments quarantine;
    private final FollowUpBatch followUp;
    private final Clock clock;

    RepairIntakes(Intakes intakes, SubmissionDocuments submissions, QuarantineDocuments quarantine, FollowUpBatch followUp, Clock clock) {
        this.intakes = intakes;
        this.submissions = submissions;
        this.quarantine = quarantine;
        this.followUp = followUp;
        this.clock = clock;
    }

    /** At start: whatever is open. */
    @Override
    public void run() {
        repair(clock.instant().plus(UNDER_WAY));
    }

    /** Now and then: what nobody can be working on any more. */
    @Scheduled(fixedDelay = "1m", initialDelay = "1m")
    void sweep() {
        repair(clock.instant().minus(UNDER_WAY));
    }

    private void repair(Instant before) {
        intakes.open(before, AT_ONCE).forEach(intake -> {
            try {
                repair(intake);
            } catch (RuntimeException fault) {
                LOG.error("Intake {} stays open: {}", intake.id(), fault.getClass().getName());
            }
        });
    }

    private void repair(Intakes.Open intake) {
        var keys = intake.items().stream().collect(Collectors.groupingBy(Intakes.Item::collection,
                Collectors.mapping(Intakes.Item::id, Collectors.toSet())));
        var stored = submissions.find(keys.getOrDefault(SubmissionDocuments.COLLECTION, Set.of()));
        var items = quarantine.find(keys.getOrDefault(QuarantineDocuments.COLLECTION, Set.of()));
        var settled = stored.size() + items.size() == intake.items().size() || intake.receivedAt().isBefore(clock.instant().minus(SETTLED));
        var complete = settled ? Map.of(intake.id(), intake.items().stream().map(Intakes.Item::id).collect(Collectors.toSet())) : Map.<UUID, Set<String>>of();
        followUp.write(new FollowUpBatch.Work(complete, List.copyOf(stored.values()), Map.of(), List.copyOf(items.values())));
        LOG.info("Intake {} followed up: {} of {} documents are there.", intake.id(), stored.size() + items.size(), intake.items().size());
    }
}
