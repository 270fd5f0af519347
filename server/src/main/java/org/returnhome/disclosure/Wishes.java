package org.returnhome.disclosure;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.returnhome.submission.Wish;
import org.returnhome.submission.WishDecision;

/**
 * The wishes that count: those of the envelope, and, as they may only narrow, what the form's own table of recipients says
 * (domain §4(a): consentRecipients). The young person signs both; where they differ, the stricter one must hold.
 */
final class Wishes {

    private static final String TABLE = "consentRecipients";

    private Wishes() {}

    /** All wishes about a recipient; none unless the envelope holds one. */
    static List<Wish> about(String recipient, List<Wish> wishes, FilledForm filled) {
        var own = wishes.stream().filter(wish -> wish.recipient().equals(recipient)).toList();
        return own.isEmpty() ? own : Stream.concat(own.stream(),
                StreamSupport.stream(filled.value(TABLE).spliterator(), false).filter(row -> row.path("recipient").asText().equals(recipient))
                        .map(Wishes::wish)).toList();
    }

    private static Wish wish(JsonNode row) {
        var decision = Arrays.stream(WishDecision.values()).filter(one -> one.word().equals(row.path("decision").asText())).findFirst()
                .orElse(WishDecision.CANNOT);
        var except = StreamSupport.stream(row.path("exceptSections").spliterator(), false).map(JsonNode::asText).toList();
        return new Wish(row.path("recipient").asText(), Optional.empty(), decision, except, Optional.empty(), until(row), Optional.empty());
    }

    /** A day that cannot be read is over: it must not widen anything. */
    private static Optional<LocalDate> until(JsonNode row) {
        try {
            return Optional.of(row.path("until")).filter(JsonNode::isTextual).map(until -> LocalDate.parse(until.textValue()));
        } catch (DateTimeException notADay) {
            return Optional.of(LocalDate.EPOCH);
        }
    }
}
