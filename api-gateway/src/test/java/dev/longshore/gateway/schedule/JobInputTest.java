package dev.longshore.gateway.schedule;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.model.ApiModel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JobInputTest {

    private static final String AS_IN_THE_API = """
            {"jobName": "j", "jobQueue": "q", "jobDefinition": "d", "arrayProperties": {"size": 3},
             "containerOverrides": {"environment": [{"name": "A", "value": "b"}], "vcpus": 2},
             "parameters": {"Day": "Monday", "hour": "1"}, "tags": {"Team": "Blue"}}""";

    private final JobInput input = new JobInput(ApiModel.load());

    @Test
    void members_may_begin_with_a_capital_and_keys_of_maps_stay_as_they_are() {
        String capital = """
                {"JobName": "j", "JobQueue": "q", "JobDefinition": "d", "ArrayProperties": {"Size": 3},
                 "ContainerOverrides": {"Environment": [{"Name": "A", "Value": "b"}], "Vcpus": 2},
                 "Parameters": {"Day": "Monday", "hour": "1"}, "Tags": {"Team": "Blue"}}""";

        assertThat(input.read(capital)).isEqualTo(input.read(AS_IN_THE_API)).isEqualTo(Json.parseObject(AS_IN_THE_API));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"[] | it must be a JSON object", "{ | not valid JSON",
            "{\"jobName\": \"j\"} | is required", "{\"Jobname\": \"j\"} | the field 'Jobname' is not supported",
            "{\"containerOverrides\": {\"Image\": \"x\"}} | the field 'Image' is not supported",
            "{\"jobName\": 7, \"jobQueue\": \"q\", \"jobDefinition\": \"d\"} | jobName must be a string"})
    void what_SubmitJob_would_not_take_is_refused(String text, String because) {
        assertThatThrownBy(() -> input.read(text)).isInstanceOf(ClientException.class)
                .hasMessageStartingWith("Invalid RequestJson provided. Reason: ").hasMessageContaining(because)
                .extracting(failure -> ((ClientException) failure).type()).isEqualTo("ValidationException");
    }

    @Test
    void what_an_invocation_is_called_stands_in_the_place_of_its_keywords() {
        ContextAttributes attributes = new ContextAttributes("arn:aws:scheduler:r:1:schedule/default/s",
                Instant.parse("2022-03-22T18:59:43.250Z"), "d32c5addcf5bb8c3", 2);

        assertThat(attributes.in("<aws.scheduler.schedule-arn> <aws.scheduler.scheduled-time> <aws.scheduler.execution-id>"
                + " <aws.scheduler.attempt-number> <aws.scheduler.other>")).isEqualTo("arn:aws:scheduler:r:1:schedule/default/s"
                        + " 2022-03-22T18:59:43Z d32c5addcf5bb8c3 2 <aws.scheduler.other>");
    }
}
