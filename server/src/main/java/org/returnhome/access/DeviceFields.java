package org.returnhome.access;

import graphql.schema.DataFetchingEnvironment;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.graphql.Execution;
import org.returnhome.graphql.Fields;
import org.returnhome.graphql.GlobalId;
import org.returnhome.graphql.Input;
import org.returnhome.graphql.Wiring;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;

/** The GraphQL type of a device, and how one is enrolled and revoked. */
@Singleton
final class DeviceFields implements Fields {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REASON = 1_000;

    private final Devices devices;
    private final People people;
    private final Access access;
    private final SigningKeys signingKeys;
    private final IssueEnrolmentCode issueEnrolmentCode;
    private final EnrolDevice enrolDevice;
    private final RevokeDevice revokeDevice;

    DeviceFields(Devices devices, People people, Access access, SigningKeys signingKeys,
                 IssueEnrolmentCode issueEnrolmentCode, EnrolDevice enrolDevice, RevokeDevice revokeDevice) {
        this.devices = devices;
        this.people = people;
        this.access = access;
        this.signingKeys = signingKeys;
        this.issueEnrolmentCode = issueEnrolmentCode;
        this.enrolDevice = enrolDevice;
        this.revokeDevice = revokeDevice;
    }

    record IssueEnrolmentCodePayload(Optional<String> code, Optional<Instant> expiresAt, List<Problem> problems) {}

    record EnrolDevicePayload(Optional<Device> device, Optional<String> sealingKey, Optional<String> receiptKeys,
                              List<Problem> problems) {
        static EnrolDevicePayload refused(ProblemCode code, String path, String message) {
            return new EnrolDevicePayload(Optional.empty(), Optional.empty(), Optional.empty(),
                    List.of(Problem.at(code, path, message)));
        }
    }

    record RevokeDevicePayload(Optional<Device> device, List<Problem> problems) {}

    @Override
    public void wire(Wiring wiring) {
        wiring.type("Device", Device.class);
        wiring.field("Device", "id", environment -> new GlobalId("Device", environment.<Device>getSource().id()));
        wiring.<Device, UUID>batch("Device", "person", Device::personId, (execution, ids) -> people.find(ids));
        wiring.field("Device", "revokedAt", environment -> environment.<Device>getSource().revoked().map(Device.Revocation::at));
        wiring.<Device, UUID>batch("Device", "revokedBy", device -> device.revoked().map(Device.Revocation::by),
                (execution, ids) -> people.find(ids));
        wiring.field("Device", "revokeReason",
                environment -> environment.<Device>getSource().revoked().map(Device.Revocation::reason));
        wiring.node("Device", (execution, id) -> devices.find(id).filter(device -> knows(execution.caller(), device)));
        wiring.mutation("issueEnrolmentCode", this::issueEnrolmentCode);
        wiring.type("IssueEnrolmentCodePayload", IssueEnrolmentCodePayload.class);
        wiring.mutation("enrolDevice", this::enrolDevice);
        wiring.type("EnrolDevicePayload", EnrolDevicePayload.class);
        wiring.mutation("revokeDevice", this::revokeDevice);
        wiring.type("RevokeDevicePayload", RevokeDevicePayload.class);
    }

    private boolean knows(Caller caller, Device device) {
        return caller.personId().equals(device.personId())
                || access.may(caller, Operation.REVOKE_DEVICE, Subject.in(device.authorityId())).allowed();
    }

    private IssueEnrolmentCodePayload issueEnrolmentCode(DataFetchingEnvironment environment) {
        var caller = Execution.of(environment).caller();
        var input = Input.of(environment).object("input");
        var outcome = issueEnrolmentCode.issue(caller, input.id("personId", "Person"), input.text("deviceName", LONGEST_NAME));
        return switch (outcome) {
            case IssueEnrolmentCode.Outcome.Issued(var code, var expiresAt) ->
                    new IssueEnrolmentCodePayload(Optional.of(code), Optional.of(expiresAt), List.of());
            case IssueEnrolmentCode.Outcome.NoSuchWorker() -> new IssueEnrolmentCodePayload(Optional.empty(), Optional.empty(),
                    List.of(Problem.at(ProblemCode.NOT_FOUND, input.path("personId"), "There is no such worker.")));
        };
    }

    private EnrolDevicePayload enrolDevice(DataFetchingEnvironment environment) {
        var caller = Execution.of(environment).caller();
        var input = Input.of(environment).object("input");
        var outcome = enrolDevice.enrol(caller, input.text("code"), input.text("publicKey"), input.text("name", LONGEST_NAME),
                input.text("proof"));
        return switch (outcome) {
            case EnrolDevice.Outcome.Enrolled(var device, var sealingKey) -> new EnrolDevicePayload(Optional.of(device),
                    Optional.of(sealingKey), Optional.of(signingKeys.receiptVerificationKeys().toString(true)), List.of());
            case EnrolDevice.Outcome.BadKey() -> EnrolDevicePayload.refused(ProblemCode.DEVICE_KEY_INVALID,
                    input.path("publicKey"), "This is not a public P-256 key in JWK form.");
            case EnrolDevice.Outcome.BadProof() -> EnrolDevicePayload.refused(ProblemCode.DEVICE_PROOF_INVALID,
                    input.path("proof"), "The proof was not made by this key over this code.");
            case EnrolDevice.Outcome.WrongCode() -> EnrolDevicePayload.refused(ProblemCode.ENROLMENT_CODE_WRONG,
                    input.path("code"), "The code is wrong, used, spent or past its time; ask the coordinator for a new one.");
            case EnrolDevice.Outcome.KeyTaken() -> EnrolDevicePayload.refused(ProblemCode.DEVICE_KEY_TAKEN,
                    input.path("publicKey"), "This key is enrolled already; make a new key pair.");
            case EnrolDevice.Outcome.NoSealingKey() -> EnrolDevicePayload.refused(ProblemCode.SEALING_KEY_MISSING,
                    input.path("code"), "The authority has no sealing key yet; its administrator must provide one.");
        };
    }

    private RevokeDevicePayload revokeDevice(DataFetchingEnvironment environment) {
        var caller = Execution.of(environment).caller();
        var input = Input.of(environment).object("input");
        var device = revokeDevice.revoke(caller, input.id("deviceId", "Device"), input.text("reason", LONGEST_REASON));
        return new RevokeDevicePayload(device, device.isPresent() ? List.of()
                : List.of(Problem.at(ProblemCode.NOT_FOUND, input.path("deviceId"), "There is no such device.")));
    }
}
