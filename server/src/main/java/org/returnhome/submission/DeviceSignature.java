package org.returnhome.submission;

import java.util.List;
import java.util.Optional;
import java.util.ArrayList;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;
import org.returnhome.submission.wire.CompactJws;
import org.returnhome.submission.wire.Reading;

/** The signature of a worker's device over an envelope. */
final class DeviceSignature {
    /** The {@code typ} of a signed envelope. */
    static final String TYPE = "return-home-submission";

    private DeviceSignature() {}

    /** Reads the JWS without proving it. */
    static Reading<CompactJws> read(String jws) {
        return CompactJws.read(jws, TYPE);
    }

    /**
     * What speaks against it: an unknown key, a signature that does not fit, a key of another worker or device, another
     * sender than the worker, a revoked key; in this order. Empty when nothing does.
     *
     * @param envelope empty when the payload cannot be read; then only the signature is judged
     */
    static List<Problem> problems(CompactJws jws, Optional<DeviceKey> key, Optional<Envelope> envelope, Sender sender) {
        if (key.isEmpty()) {
            return List.of(Problem.at(ProblemCode.WRONG_DEVICE_KEY, "jws", "No key of this thumbprint was enrolled."));
        }
        var enrolled = key.get();
        if (!jws.isSignedBy(enrolled.key().key())) {
            return List.of(Problem.at(ProblemCode.BAD_SIGNATURE, "jws", "The signature does not fit what it signs."));
        }
        var problems = new ArrayList<Problem>();
        envelope.ifPresent(read -> {
            if (!read.worker().equals(enrolled.worker())) {
                problems.add(Problem.at(ProblemCode.WRONG_DEVICE_KEY, "envelope.worker", "The key was enrolled for another worker."));
            }
            if (!read.device().equals(enrolled.device())) {
                problems.add(Problem.at(ProblemCode.WRONG_DEVICE_KEY, "envelope.device", "The key was enrolled on another device."));
            }
            if (!sender.importsForOthers() && !read.worker().equals(sender.personId())) {
                problems.add(Problem.at(ProblemCode.PERSON_MISMATCH, "envelope.worker", "It is another worker's than the sender's."));
            }
        });
        if (enrolled.revokedAt().isPresent() && !sender.importsForOthers()) {
            problems.add(Problem.at(ProblemCode.REVOKED_DEVICE, "jws", "The key of the device was revoked."));
        }
        return problems;
    }
}
