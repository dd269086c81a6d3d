package dev.longshore.gateway.event.targets;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.GatewayTest;
import dev.longshore.gateway.RawHttp;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.event.TargetCalls;

import static org.assertj.core.api.Assertions.assertThat;

class EventTargetTest extends GatewayTest {

    private static final String NOWHERE = "http://127.0.0.1:9/hook";

    @Autowired
    private EventTargets stored;
    private TargetCalls targets;
    private final String name = Cluster.uniqueName("target");

    @BeforeEach
    void open() {
        targets = new TargetCalls(endpoint());
    }

    @AfterEach
    void delete() {
        targets.delete(name);
    }

    @Test
    void a_target_is_put_read_and_deleted() {
        String rest = """
                , "description": "the pager", "filter": {"jobQueues": ["nightly"], "statuses": ["FAILED"]},
                "retryPolicy": {"maximumRetryAttempts": 3, "maximumEventAgeInSeconds": 60}""";

        ObjectNode put = answer(targets.put(name, TargetCalls.webhook(NOWHERE, rest)));

        assertThat(put.path("name").asString()).isEqualTo(name);
        assertThat(put.path("enabled").asBoolean()).isTrue();
        assertThat(put.at("/webhook/url").asString()).isEqualTo(NOWHERE);
        assertThat(put.at("/filter/statuses/0").asString()).isEqualTo("FAILED");
        assertThat(put.at("/retryPolicy/maximumRetryAttempts").asInt()).isEqualTo(3);
        assertThat(put.path("createdAt").asLong()).isPositive();
        assertThat(answer(targets.get(name))).isEqualTo(put);
        assertThat(targets.delete(name).status()).isEqualTo(200);
        assertThat(targets.get(name).body()).contains("ResourceNotFoundException", "Event target " + name + " does not exist.");
        assertThat(targets.delete(name).status()).isEqualTo(400);
    }

    @Test
    void a_secret_is_never_answered_and_kept_where_none_is_given() {
        RawHttp.Answer put = targets.put(name, TargetCalls.webhook(NOWHERE, ""));
        RawHttp.Answer again = targets.put(name, "{\"webhook\": {\"url\": \"" + NOWHERE + "2\"}}");

        assertThat(List.of(put.body(), again.body(), targets.get(name).body(), Json.text(targets.list(""))))
                .noneMatch(body -> body.contains("secret") || body.contains("whsec"));
        EventTarget target = stored.find(name).orElseThrow();
        assertThat(target.secret()).isEqualTo(TargetCalls.SECRET);
        assertThat(target.document().at("/webhook/url").asString()).isEqualTo(NOWHERE + "2");
        assertThat(target.toString()).doesNotContain("whsec");
        assertThat(target.destination().toString()).doesNotContain("whsec");
    }

    @Test
    void a_target_that_was_not_enabled_wants_events_from_when_it_is() {
        targets.put(name, TargetCalls.webhook(NOWHERE, ""));
        EventTarget first = stored.find(name).orElseThrow();
        targets.put(name, TargetCalls.webhook(NOWHERE, ", \"enabled\": false"));
        EventTarget off = stored.find(name).orElseThrow();
        targets.put(name, TargetCalls.webhook(NOWHERE, ""));
        EventTarget on = stored.find(name).orElseThrow();

        assertThat(off.isEnabled()).isFalse();
        assertThat(off.since()).isEqualTo(first.since());
        assertThat(on.since()).isAfterOrEqualTo(off.updatedAt()).isEqualTo(on.updatedAt());
        assertThat(on.createdAt()).isEqualTo(first.createdAt());
        assertThat(on.uuid()).isEqualTo(first.uuid());
        assertThat(on.revision()).isEqualTo(3);
    }

    @Test
    void targets_are_listed_by_name_page_by_page() {
        List<String> names = List.of(name + "-a", name + "-b", name + "-c");
        names.forEach(each -> targets.put(each, TargetCalls.webhook(NOWHERE, ", \"enabled\": false")));

        List<String> listed = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = targets.list("?maxResults=2" + token);
            assertThat(page.path("eventTargets").size()).isLessThanOrEqualTo(2);
            page.path("eventTargets").forEach(target -> listed.add(target.path("name").asString()));
            token = page.has("nextToken") ? "&nextToken=" + page.path("nextToken").asString() : "";
        } while (!token.isEmpty());

        assertThat(listed).containsSubsequence(names).isSorted();
        names.forEach(targets::delete);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {} | exactly one of webhook, sns and eventBridge, not none
            {"webhook": {"url": "http://h/", "secret": "x"}, "sns": {"topicArn": "arn:aws:sns:us-east-1:1:t"}} | not webhook and sns
            {"webhook": {"secret": "x"}} | webhook.url is required
            {"webhook": {"url": "ftp://h/x", "secret": "x"}} | must be an address of the form https://HOST/PATH
            {"webhook": {"url": "http:/x", "secret": "x"}} | must be an address of the form https://HOST/PATH
            {"webhook": {"url": "http://h/a b", "secret": "x"}} | webhook.url is not an address: Illegal character in path at character 11
            {"webhook": {"url": "http://me:pass@h/", "secret": "x"}} | must not hold a user or a password
            {"webhook": {"url": "http://h/#x", "secret": "x"}} | must not have a fragment
            {"webhook": {"url": "http://h/"}} | webhook.secret is required for a new webhook; give it whsec_
            {"webhook": {"url": "http://h/", "secret": "hush-hush"}} | webhook.secret has not the form of a secret
            {"webhook": {"url": "http://h/", "timeoutSeconds": 61}} | webhook.timeoutSeconds is 61; 1 to 60 is allowed
            {"sns": {"topicArn": "orders"}} | sns.topicArn is 'orders'; it must have the form arn:aws:sns:REGION:ACCOUNT:TOPIC
            {"sns": {"topicArn": "arn:aws:sns:us-east-1:1:t"}} | has set longshore.events.aws.sns-endpoint
            {"eventBridge": {"eventBusName": "default"}} | has set longshore.events.aws.event-bridge-endpoint
            {"filter": {"statuses": ["DONE"]}} | filter.statuses[0] is 'DONE'; it must be one of PENDING
            {"retryPolicy": {"maximumRetryAttempts": 186}} | retryPolicy.maximumRetryAttempts is 186
            """)
    void what_cannot_be_a_target_is_refused(String body, String reason) {
        RawHttp.Answer answer = targets.put(name, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(reason).doesNotContain("hush-hush", "me:pass");
        assertThat(stored.find(name)).isEmpty();
    }

    @Test
    void a_name_that_cannot_be_is_refused() {
        assertThat(targets.put("a%20b", TargetCalls.webhook(NOWHERE, "")).body()).contains("name is 'a b'");
    }

    private static ObjectNode answer(RawHttp.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Json.parseObject(answer.body());
    }
}
