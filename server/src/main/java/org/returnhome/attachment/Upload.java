package org.returnhome.attachment;

import java.util.Optional;
import java.util.UUID;
import org.returnhome.problem.ProblemCode;

/**
 * A file on its way, or here.
 *
 * @param personId who sends it
 * @param submissionId which names it, now or later
 * @param attachmentId made on the tablet
 * @param mediaType as the tablet says
 * @param sha256 what the whole must come to, in lower-case hex
 * @param size in bytes
 * @param received how many bytes are here, from the beginning
 * @param problem why it was refused; empty while it was not
 * @param copy what people are shown; empty when there is nothing to show, or not yet
 */
record Upload(UUID id, UUID authorityId, UUID personId, UUID submissionId, UUID attachmentId, String question, String mediaType,
              String sha256, long size, long received, State state, Optional<ProblemCode> problem, Optional<Copy> copy) {

    /** How far it has come. */
    enum State { ARRIVING, COMPLETE, REFUSED }

    /** A copy made anew: its own digest, and pixels if it is a picture. */
    record Copy(String mediaType, String sha256, long size, Optional<Integer> width, Optional<Integer> height) {}

    Upload withReceived(long bytes) {
        return new Upload(id, authorityId, personId, submissionId, attachmentId, question, mediaType, sha256, size, bytes, state, problem, copy);
    }

    Upload withState(State now, Optional<ProblemCode> why) {
        return new Upload(id, authorityId, personId, submissionId, attachmentId, question, mediaType, sha256, size, received, now, why, copy);
    }
}
