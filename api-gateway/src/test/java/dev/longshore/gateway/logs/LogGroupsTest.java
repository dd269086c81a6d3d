package dev.longshore.gateway.logs;

import java.util.List;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaTemplate;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

import dev.longshore.contracts.Message;
import dev.longshore.gateway.GatewayTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LogGroupsTest extends GatewayTest {

    @Autowired
    private KafkaTemplate<String, Message> template;

    private String name;

    @BeforeEach
    void nameGroups() {
        name = "/g-" + UUID.randomUUID();
    }

    @Test
    void the_group_of_jobs_is_there_from_the_start() {
        assertThat(logs.describeLogGroups(request -> request.logGroupNamePrefix("/aws/batch/")).logGroups()).singleElement()
                .satisfies(group -> {
                    assertThat(group.logGroupName()).isEqualTo("/aws/batch/job");
                    assertThat(group.arn()).isEqualTo("arn:aws:logs:eu-west-1:123456789012:log-group:/aws/batch/job:*");
                    assertThat(group.logGroupArn()).isEqualTo("arn:aws:logs:eu-west-1:123456789012:log-group:/aws/batch/job");
                    assertThat(group.creationTime()).isPositive();
                    assertThat(group.logGroupClassAsString()).isEqualTo("STANDARD");
                });
    }

    @Test
    void groups_come_by_name_in_pages() {
        for (String last : List.of("3", "1", "5", "2", "4")) {
            new LogFeed(template, REGION, name + "/" + last).line("s", 10, "line").send();
        }
        Awaitility.await().until(() -> named().size() == 5);

        assertThat(named()).containsExactly(name + "/1", name + "/2", name + "/3", name + "/4", name + "/5");
        assertThat(logs.describeLogGroupsPaginator(request -> request.logGroupNamePrefix(name).limit(2)))
                .extracting(page -> page.logGroups().size()).containsExactly(2, 2, 1);
        assertThat(logs.describeLogGroups(request -> request.logGroupNamePattern(name.substring(3) + "/2")).logGroups())
                .singleElement().satisfies(group -> {
                    assertThat(group.logGroupName()).isEqualTo(name + "/2");
                    assertThat(group.storedBytes()).as("said only where no part of a name was asked for").isNull();
                });
        assertThat(logs.describeLogGroups(request -> request
                .logGroupIdentifiers("arn:aws:logs:eu-west-1:123456789012:log-group:" + name + "/3", name + "/1")).logGroups())
                .extracting(LogGroup::logGroupName).containsExactly(name + "/1", name + "/3");
        assertThat(logs.describeLogGroups(request -> request.accountIdentifiers("999999999999")).logGroups()).isEmpty();
    }

    @Test
    void a_prefix_and_a_part_cannot_be_asked_for_together() {
        assertThatThrownBy(() -> logs.describeLogGroups(request -> request.logGroupNamePrefix("/a").logGroupNamePattern("b")))
                .isInstanceOf(InvalidParameterException.class);
    }

    private List<String> named() {
        return logs.describeLogGroupsPaginator(request -> request.logGroupNamePrefix(name).limit(2)).logGroups().stream()
                .map(LogGroup::logGroupName).toList();
    }
}
