package org.returnhome.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.client.model.Filters;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.bson.types.Binary;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.returnhome.access.Person;
import org.returnhome.access.Role;
import org.returnhome.attachment.sound.Tones;
import org.returnhome.storage.Ids;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;
import org.returnhome.storage.TestStores;
import org.returnhome.submission.AttachmentReference;
import org.returnhome.submission.TabletSigner.Signed;
import org.returnhome.submission.intake.RebuildProjection;
import org.returnhome.submission.wire.Sha256;

/** Files by tus 1.0: resumable, checked, kept byte for byte, shown as a copy (issue 3, 7). */
@Tag("documents")
class AttachmentFlowTest {

    private static final MovableClock CLOCK = new MovableClock("2026-11-22T09:00:00Z");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final byte[] PHOTO = picture();

    @RegisterExtension
    static final TestStores STORES = TestStores.serving().bean(Clock.class, CLOCK)
            .setting("return-home.attachments.largest", "200000").setting("return-home.attachments.largest-image", "100000")
            .setting("return-home.attachments.largest-chunk", "50000").setting("return-home.attachments.most-tries", "5");

    private final FieldWork work = new FieldWork(STORES);
    private final UUID submission = STORES.bean(Ids.class).next();
    private final UUID attachment = STORES.bean(Ids.class).next();

    @Test
    void without_a_token_nothing_is_answered() throws Exception {
        assertThat(send("POST", "/attachments", null, new byte[0]).statusCode()).isEqualTo(401);
        assertThat(send("PATCH", "/attachments/" + UUID.randomUUID(), null, PHOTO).statusCode()).isEqualTo(401);
        assertThat(send("GET", "/attachments/" + UUID.randomUUID() + "/copy", null, new byte[0]).statusCode()).isEqualTo(401);
    }

    @Test
    void whoever_hands_in_no_submissions_sends_no_files() throws Exception {
        for (var role : List.of(Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.POLICE, Role.AUTHORITY_ADMIN)) {
            assertThat(create(work.people.add(role), metadata(PHOTO), PHOTO.length).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void a_request_that_does_not_speak_tus_1_0_is_refused() throws Exception {
        var answer = send("POST", "/attachments", work.workerPerson, new byte[0], "Tus-Resumable", "0.2.2");
        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(header(answer, "Tus-Version")).isEqualTo("1.0.0");
    }

    @Test
    void svg_and_other_kinds_are_refused_with_a_sentence_before_a_byte_is_sent() throws Exception {
        for (var type : List.of("image/svg+xml", "text/html", "application/pdf", "")) {
            var answer = create(work.workerPerson, with(metadata(PHOTO), "mediaType", type), PHOTO.length);
            assertThat(answer.statusCode()).isEqualTo(415);
            assertThat(answer.body()).contains("unsupportedMedia").contains("JPEG, PNG or WebP");
        }
    }

    @Test
    void bytes_of_another_kind_than_announced_are_refused() throws Exception {
        var svg = ("<svg xmlns='http://www.w3.org/2000/svg'>" + " ".repeat(100) + "</svg>").getBytes(StandardCharsets.UTF_8);
        var upload = created(metadata(svg), svg.length);
        assertThat(patch(upload, 0, svg).statusCode()).isEqualTo(415);
        assertThat(patch(upload, 0, svg).statusCode()).isEqualTo(410);
        assertThat(head(upload).statusCode()).isEqualTo(410);
        var jpegSaidToBeSound = created(with(metadata(PHOTO), "mediaType", "audio/ogg"), PHOTO.length);
        assertThat(patch(jpegSaidToBeSound, 0, PHOTO).statusCode()).isEqualTo(415);
    }

    @Test
    void a_kind_is_told_also_when_the_first_bytes_come_one_by_one() throws Exception {
        var html = ("<!DOCTYPE html>" + " ".repeat(60)).getBytes(StandardCharsets.UTF_8);
        var upload = created(metadata(html), html.length);
        assertThat(patch(upload, 0, Arrays.copyOf(html, 5)).statusCode()).isEqualTo(204);
        assertThat(patch(upload, 5, Arrays.copyOfRange(html, 5, html.length)).statusCode()).isEqualTo(415);
    }

    @Test
    void a_file_that_is_too_large_or_has_no_length_is_refused() throws Exception {
        assertThat(create(work.workerPerson, metadata(PHOTO), 100_001).statusCode()).isEqualTo(413);
        assertThat(create(work.workerPerson, with(metadata(PHOTO), "mediaType", "audio/ogg"), 200_001).statusCode()).isEqualTo(413);
        assertThat(create(work.workerPerson, metadata(PHOTO), 0).statusCode()).isEqualTo(413);
        assertThat(send("POST", "/attachments", work.workerPerson, new byte[0], "Upload-Metadata", text(metadata(PHOTO))).statusCode()).isEqualTo(400);
    }

    @Test
    void metadata_that_is_missing_or_wrong_is_named() throws Exception {
        for (var key : List.of("submission", "attachment", "sha256", "question")) {
            for (var value : List.of("", "../../etc", "{\"$ne\":1}")) {
                var answer = create(work.workerPerson, with(metadata(PHOTO), key, value), PHOTO.length);
                assertThat(answer.statusCode()).as(key + " " + value).isEqualTo(400);
                assertThat(answer.body()).contains("badArgument").contains(key + ":");
            }
        }
    }

    @Test
    void nobody_goes_on_with_the_upload_of_somebody_else() throws Exception {
        var upload = created(metadata(PHOTO), PHOTO.length);
        for (var other : List.of(work.people.add(Role.MISSING_WORKER), new FieldWork(STORES).workerPerson, work.people.add(Role.MISSING_COORDINATOR))) {
            assertThat(send("HEAD", upload, other, new byte[0]).statusCode()).isEqualTo(404);
            assertThat(send("PATCH", upload, other, PHOTO, "Upload-Offset", "0", "Content-Type", "application/offset+octet-stream").statusCode()).isEqualTo(404);
        }
        assertThat(send("HEAD", "/attachments/nonsense", work.workerPerson, new byte[0]).statusCode()).isEqualTo(404);
    }

    @Test
    void a_part_at_another_offset_is_refused_and_nothing_is_lost() throws Exception {
        var upload = created(metadata(PHOTO), PHOTO.length);
        assertThat(patch(upload, 10, PHOTO).statusCode()).isEqualTo(409);
        assertThat(patch(upload, 0, Arrays.copyOf(PHOTO, 100)).statusCode()).isEqualTo(204);
        assertThat(patch(upload, 0, Arrays.copyOf(PHOTO, 100)).statusCode()).isEqualTo(409);
        assertThat(header(head(upload), "Upload-Offset")).isEqualTo("100");
    }

    @Test
    void more_bytes_than_announced_a_too_large_request_and_another_media_type_are_refused() throws Exception {
        var upload = created(metadata(PHOTO), PHOTO.length);
        assertThat(patch(upload, 0, Arrays.copyOf(PHOTO, PHOTO.length + 1)).statusCode()).isEqualTo(413);
        assertThat(patch(upload, 0, new byte[50_001]).statusCode()).isEqualTo(413);
        assertThat(send("PATCH", upload, work.workerPerson, PHOTO, "Upload-Offset", "0", "Content-Type", "image/jpeg").statusCode()).isEqualTo(415);
        assertThat(header(head(upload), "Upload-Offset")).isEqualTo("0");
    }

    @Test
    void bytes_that_arrive_damaged_are_refused_and_sent_again() throws Exception {
        var upload = created(metadata(PHOTO), PHOTO.length);
        assertThat(patch(upload, 0, PHOTO, "Upload-Checksum", "sha256 " + checksum("SHA-256", new byte[1])).statusCode()).isEqualTo(460);
        assertThat(patch(upload, 0, PHOTO, "Upload-Checksum", "md5 AAAA").statusCode()).isEqualTo(400);
        assertThat(patch(upload, 0, Arrays.copyOf(PHOTO, 200), "Upload-Checksum", "sha1 " + checksum("SHA-1", Arrays.copyOf(PHOTO, 200))).statusCode()).isEqualTo(204);
        assertThat(patch(upload, 200, Arrays.copyOfRange(PHOTO, 200, PHOTO.length), "Upload-Checksum",
                "sha256 " + checksum("SHA-256", Arrays.copyOfRange(PHOTO, 200, PHOTO.length))).statusCode()).isEqualTo(204);
    }

    @Test
    void a_whole_that_is_another_file_than_signed_is_refused_and_may_start_anew() throws Exception {
        var other = PHOTO.clone();
        other[other.length - 3] ^= 1;
        handIn();
        var upload = created(metadata(PHOTO), PHOTO.length);
        var answer = patch(upload, 0, other);
        assertThat(answer.statusCode()).isEqualTo(460);
        assertThat(answer.body()).contains("wrongDigest");
        assertThat(seen(work.coordinator).path("state").asText()).isEqualTo("refused");
        assertThat(seen(work.coordinator).path("problem").asText()).isEqualTo("wrongDigest");
        var again = created(metadata(PHOTO), PHOTO.length);
        assertThat(again).isNotEqualTo(upload);
        assertThat(patch(again, 0, PHOTO).statusCode()).isEqualTo(204);
        assertThat(seen(work.coordinator).path("state").asText()).isEqualTo("complete");
    }

    @Test
    void no_more_uploads_are_begun_than_a_submission_can_need() throws Exception {
        for (int tries = 0; tries < 5; tries++) {
            created(with(metadata(PHOTO), "attachment", UUID.randomUUID().toString()), PHOTO.length);
        }
        assertThat(create(work.workerPerson, metadata(PHOTO), PHOTO.length).statusCode()).isEqualTo(413);
    }

    @Test
    void what_it_can_do_is_told() throws Exception {
        var answer = send("OPTIONS", "/attachments", work.workerPerson, new byte[0]);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Tus-Version")).isEqualTo("1.0.0");
        assertThat(header(answer, "Tus-Extension")).isEqualTo("creation,checksum");
        assertThat(header(answer, "Tus-Checksum-Algorithm")).isEqualTo("sha256,sha1");
        assertThat(header(answer, "Tus-Max-Size")).isEqualTo("200000");
    }

    @Test
    void a_lost_reply_finds_the_upload_again() throws Exception {
        var upload = created(metadata(PHOTO), PHOTO.length);
        patch(upload, 0, Arrays.copyOf(PHOTO, 100));
        assertThat(created(metadata(PHOTO), PHOTO.length)).isEqualTo(upload);
        assertThat(create(work.workerPerson, metadata(PHOTO), PHOTO.length + 1).statusCode()).isEqualTo(400);
    }

    @Test
    void an_upload_goes_on_where_it_stopped_also_after_a_crash_between_the_stores() throws Exception {
        handIn();
        var upload = created(metadata(PHOTO), PHOTO.length);
        patch(upload, 0, Arrays.copyOf(PHOTO, 100));
        STORES.bean(Register.class).change(Sql.of("UPDATE attachment_upload SET received = 0 WHERE id = ?", id(upload)));
        assertThat(header(head(upload), "Upload-Offset")).as("the chunk is there, though the register did not learn of it").isEqualTo("100");
        patch(upload, 100, Arrays.copyOfRange(PHOTO, 100, PHOTO.length));
        STORES.bean(Register.class).change(Sql.of("UPDATE attachment_upload SET received = 100, state = 'arriving', completed_at = NULL WHERE id = ?", id(upload)));
        assertThat(header(head(upload), "Upload-Offset")).isEqualTo(Integer.toString(PHOTO.length));
        assertThat(seen(work.coordinator).path("state").asText()).isEqualTo("complete");
    }

    @Test
    void the_same_part_sent_many_times_at_once_is_kept_once() throws Exception {
        var upload = created(metadata(PHOTO), PHOTO.length);
        var answers = IntStream.range(0, 8).mapToObj(number -> CompletableFuture.supplyAsync(() -> patch(upload, 0, Arrays.copyOf(PHOTO, 300)).statusCode())).toList()
                .stream().map(CompletableFuture::join).toList();
        assertThat(answers).containsOnlyOnce(204).containsOnly(204, 409);
        assertThat(header(head(upload), "Upload-Offset")).isEqualTo("300");
    }

    @Test
    void post_does_where_a_network_lets_nothing_else_through() throws Exception {
        var upload = created(metadata(PHOTO), PHOTO.length);
        assertThat(send("POST", upload, work.workerPerson, PHOTO, "X-HTTP-Method-Override", "PATCH", "Upload-Offset", "0", "Content-Type",
                "application/offset+octet-stream").statusCode()).isEqualTo(204);
    }

    @Test
    void the_original_is_kept_byte_for_byte_and_served_nowhere() throws Exception {
        handIn();
        var upload = upload();
        var chunk = STORES.documents().getCollection("attachmentChunks").find(Filters.eq(id(upload) + "/0")).first();
        assertThat(chunk.get("content", Binary.class).getData()).isEqualTo(PHOTO);
        assertThat(send("GET", upload, work.people.add(Role.MISSING_COORDINATOR), new byte[0]).statusCode()).isIn(404, 405);
        var copy = send("GET", upload + "/copy", work.workerPerson, new byte[0]);
        assertThat(copy.statusCode()).isEqualTo(200);
        assertThat(Sha256.hex(copy.body().getBytes(StandardCharsets.ISO_8859_1))).isNotEqualTo(Sha256.hex(PHOTO));
    }

    @Test
    void a_copy_is_shown_to_whoever_may_read_the_submission_and_each_read_is_kept_first() throws Exception {
        handIn();
        var upload = upload();
        var copy = seen(work.manager).path("copy");
        long before = audited(id(upload));
        var shown = send("GET", "/attachments/" + copy.path("id").asText() + "/copy", work.workerPerson, new byte[0]);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(header(shown, "Content-Type")).isEqualTo("image/jpeg");
        assertThat(header(shown, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(shown, "Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
        assertThat(Sha256.hex(shown.body().getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(copy.path("sha256").asText());
        assertThat(audited(id(upload))).isEqualTo(before + 1);
        for (var other : List.of(work.people.add(Role.MISSING_WORKER), work.people.add(Role.POLICE), work.people.add(Role.AUTHORITY_ADMIN),
                work.people.add(Role.TEAM_MANAGER, work.people.otherTeam()))) {
            assertThat(send("GET", upload + "/copy", other, new byte[0]).statusCode()).isEqualTo(404);
        }
        assertThat(audited(id(upload))).isEqualTo(before + 1);
    }

    @Test
    void a_file_that_no_submission_names_is_shown_to_nobody() throws Exception {
        var upload = upload();
        assertThat(send("GET", upload + "/copy", work.workerPerson, new byte[0]).statusCode()).isEqualTo(404);
    }

    @Test
    void a_sound_that_was_recorded_is_heard_as_a_copy_and_each_read_is_kept_first() throws Exception {
        var sound = Tones.sample("chromium.webm");
        sync(sound, "audio/webm");
        var upload = created(with(metadata(sound), "mediaType", "audio/webm"), sound.length);
        assertThat(patch(upload, 0, Arrays.copyOf(sound, 20_000)).statusCode()).isEqualTo(204);
        assertThat(patch(upload, 20_000, Arrays.copyOfRange(sound, 20_000, sound.length)).statusCode()).isEqualTo(204);
        var seen = seen(work.coordinator);
        assertThat(seen.path("state").asText()).isEqualTo("complete");
        assertThat(seen.path("originalOnly").asBoolean()).isFalse();
        assertThat(seen.path("copy").path("mediaType").asText()).isEqualTo("audio/ogg");
        assertThat(seen.path("copy").path("width").isNull()).isTrue();
        long before = audited(id(upload));
        var shown = send("GET", upload + "/copy", work.workerPerson, new byte[0]);
        var copy = shown.body().getBytes(StandardCharsets.ISO_8859_1);
        assertThat(header(shown, "Content-Type")).isEqualTo("audio/ogg");
        assertThat(Sha256.hex(copy)).isEqualTo(seen.path("copy").path("sha256").asText()).isNotEqualTo(Sha256.hex(sound));
        assertThat(Tones.share(Tones.heard(copy), 0.2, 0.9, 440)).isGreaterThan(0.9);
        assertThat(audited(id(upload))).isEqualTo(before + 1);
        assertThat(send("GET", upload + "/copy", work.people.add(Role.POLICE), new byte[0]).statusCode()).isEqualTo(404);
    }

    @Test
    void a_sound_that_is_asked_for_many_times_while_its_copy_is_made_is_complete_with_one_copy() throws Exception {
        var sound = Tones.sample("chromium.webm");
        sync(sound, "audio/webm");
        var upload = created(with(metadata(sound), "mediaType", "audio/webm"), sound.length);
        patch(upload, 0, sound);
        STORES.bean(Register.class).change(Sql.of("UPDATE attachment_upload SET state = 'arriving', completed_at = NULL WHERE id = ?", id(upload)));
        var answers = IntStream.range(0, 4).mapToObj(number -> CompletableFuture.supplyAsync(() -> head(upload).statusCode())).toList()
                .stream().map(CompletableFuture::join).toList();
        assertThat(answers).containsOnly(200);
        assertThat(Sha256.hex(send("GET", upload + "/copy", work.workerPerson, new byte[0]).body().getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(seen(work.coordinator).path("copy").path("sha256").asText());
    }

    @Test
    void a_sound_that_cannot_be_decoded_is_kept_and_not_shown() throws Exception {
        var sound = ("OggS\0\2" + "a".repeat(22) + "OpusHead" + "b".repeat(500)).getBytes(StandardCharsets.ISO_8859_1);
        sync(sound, "audio/ogg");
        var upload = created(with(metadata(sound), "mediaType", "audio/ogg"), sound.length);
        assertThat(patch(upload, 0, sound).statusCode()).isEqualTo(204);
        var seen = seen(work.coordinator);
        assertThat(seen.path("state").asText()).isEqualTo("complete");
        assertThat(seen.path("originalOnly").asBoolean()).isTrue();
        assertThat(send("GET", upload + "/copy", work.workerPerson, new byte[0]).statusCode()).isEqualTo(404);
    }

    @Test
    void a_submission_is_incomplete_until_its_files_are_here() throws Exception {
        handIn();
        assertThat(seen(work.coordinator).path("state").asText()).isEqualTo("missing");
        assertThat(standing()).isEqualTo("true true [\"attachmentsMissing\"]");
        var upload = created(metadata(PHOTO), PHOTO.length);
        patch(upload, 0, Arrays.copyOf(PHOTO, 100));
        assertThat(seen(work.worker).path("state").asText()).isEqualTo("arriving");
        assertThat(standing()).isEqualTo("true true [\"attachmentsMissing\"]");
        patch(upload, 100, Arrays.copyOfRange(PHOTO, 100, PHOTO.length));
        assertThat(seen(work.worker).path("state").asText()).isEqualTo("complete");
        assertThat(standing()).isEqualTo("false false []");
        assertThat(FieldWork.told(handIn())).as("handed in again").isEqualTo("duplicate");
        assertThat(standing()).isEqualTo("false false []");
    }

    @Test
    void files_that_come_before_their_submission_count_too() throws Exception {
        upload();
        handIn();
        assertThat(standing()).isEqualTo("false false []");
    }

    @Test
    void a_rebuilt_index_says_the_same_of_what_is_here_and_what_is_missing() throws Exception {
        handIn();
        upload();
        var missing = new AttachmentFlowTest();
        missing.handIn();
        var before = rows();
        STORES.bean(RebuildProjection.class).rebuild();
        assertThat(rows()).isEqualTo(before);
        assertThat(standing()).isEqualTo("false false []");
        assertThat(missing.standing()).isEqualTo("true true [\"attachmentsMissing\"]");
    }

    @Test
    void a_file_and_its_submission_that_come_at_the_same_time_never_miss_each_other() throws Exception {
        for (int round = 0; round < 8; round++) {
            var one = new AttachmentFlowTest();
            var upload = one.created(one.metadata(PHOTO), PHOTO.length);
            var both = List.<CompletableFuture<?>>of(CompletableFuture.runAsync(one::handIn), CompletableFuture.runAsync(() -> one.patch(upload, 0, PHOTO)));
            both.forEach(CompletableFuture::join);
            assertThat(one.standing()).isEqualTo("false false []");
        }
    }

    private Signed signed;

    private JsonNode handIn() {
        return sync(PHOTO, "image/jpeg");
    }

    private JsonNode sync(byte[] file, String mediaType) {
        if (signed == null) {
            signed = work.sign(work.interview(submission).attachment(new AttachmentReference(attachment, Sha256.hex(file), file.length, mediaType, "whatHappened")));
        }
        var results = work.sync(signed);
        assertThat(FieldWork.told(results)).isIn("accepted", "duplicate");
        return results;
    }

    private String upload() {
        var upload = created(metadata(PHOTO), PHOTO.length);
        assertThat(patch(upload, 0, PHOTO).statusCode()).isEqualTo(204);
        return upload;
    }

    private JsonNode seen(SignedIn reader) {
        return FieldWork.seen(reader, submission, "current { attachments { id state received problem originalOnly size copy { id mediaType sha256 size width height } } }")
                .path("current").path("attachments").path(0);
    }

    private String standing() {
        var seen = FieldWork.seen(work.coordinator, submission, "incomplete flagged current { flags }");
        return seen.path("incomplete") + " " + seen.path("flagged") + " " + seen.path("current").path("flags");
    }

    private Map<String, String> metadata(byte[] file) {
        var metadata = new LinkedHashMap<String, String>();
        metadata.put("submission", submission.toString());
        metadata.put("attachment", attachment.toString());
        metadata.put("sha256", Sha256.hex(file));
        metadata.put("mediaType", "image/jpeg");
        metadata.put("question", "whatHappened");
        return metadata;
    }

    private static Map<String, String> with(Map<String, String> metadata, String key, String value) {
        metadata.put(key, value);
        return metadata;
    }

    private static String text(Map<String, String> metadata) {
        return metadata.entrySet().stream().map(entry -> entry.getKey() + " " + Base64.getEncoder().encodeToString(entry.getValue().getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining(","));
    }

    private HttpResponse<String> create(Person person, Map<String, String> metadata, long length) {
        return send("POST", "/attachments", person, new byte[0], "Upload-Length", Long.toString(length), "Upload-Metadata", text(metadata));
    }

    private String created(Map<String, String> metadata, long length) {
        var answer = create(work.workerPerson, metadata, length);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return header(answer, "Location");
    }

    private HttpResponse<String> head(String upload) {
        return send("HEAD", upload, work.workerPerson, new byte[0]);
    }

    private HttpResponse<String> patch(String upload, long offset, byte[] bytes, String... headers) {
        var all = new String[headers.length + 4];
        System.arraycopy(headers, 0, all, 4, headers.length);
        all[0] = "Upload-Offset";
        all[1] = Long.toString(offset);
        all[2] = "Content-Type";
        all[3] = "application/offset+octet-stream";
        return send("PATCH", upload, work.workerPerson, bytes, all);
    }

    private HttpResponse<String> send(String method, String path, Person person, byte[] body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(STORES.url(path).toString()))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (!Arrays.asList(headers).contains("Tus-Resumable")) {
            request.header("Tus-Resumable", "1.0.0");
        }
        if (person != null) {
            request.header("Authorization", "Bearer " + work.people.token(person));
        }
        for (int index = 0; index < headers.length; index += 2) {
            request.header(headers[index], headers[index + 1]);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    private static TreeSet<String> rows() {
        return new TreeSet<>(STORES.bean(Register.class).list(Sql.of("""
                SELECT row_to_json(s)::text AS row FROM submission s UNION ALL SELECT row_to_json(f)::text FROM submission_flag f
                UNION ALL SELECT row_to_json(a)::text FROM revision_attachment a"""), row -> row.text("row")));
    }

    private static long audited(UUID upload) {
        return STORES.bean(Register.class).first(Sql.of("SELECT count(*) AS count FROM audit_entry WHERE subject_type = 'Attachment' AND subject_id = ?", upload),
                row -> row.number("count")).orElseThrow();
    }

    private static UUID id(String upload) {
        return UUID.fromString(upload.substring(upload.lastIndexOf('/') + 1));
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String checksum(String algorithm, byte[] bytes) throws Exception {
        return Base64.getEncoder().encodeToString(MessageDigest.getInstance(algorithm).digest(bytes));
    }

    private static byte[] picture() {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
        return bytes.toByteArray();
    }
}
