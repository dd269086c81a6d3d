package dev.longshore.gateway.schedule.firing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.TestInfrastructure;
import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.api.model.ApiModel;
import dev.longshore.gateway.api.model.InputCheck;
import dev.longshore.gateway.resource.Scope;
import dev.longshore.gateway.schedule.ScheduleId;

/** All of schedules over a real store, with a clock that the test sets, a timer that ticks when the test says so, and a fake world. */
final class ScheduleHouse implements AutoCloseable {

    private static final String PACKAGE = "dev.longshore.gateway.schedule";
    private static final Pattern OUTER_PARTS = Pattern.compile(
            ".*\\.(FiringConfiguration|ScheduleConfiguration|TopicDeadLetterBox|DeadLetterQueues|GatewaySubmission|FiringPropertiesTest.*)");
    static final String TARGET = "arn:aws:scheduler:::aws-sdk:batch:submitJob";
    private static final String INPUT = "{\"JobName\":\"job\",\"JobQueue\":\"q\",\"JobDefinition\":\"d\","
            + "\"Parameters\":{\"when\":\"<aws.scheduler.scheduled-time>\"}}";

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final ApiModel model = ApiModel.load();
    private final MongoClient client;

    ScheduleHouse(String database, Clock clock, FakeWorld world) {
        this(database, clock, world, new CommandListener() {});
    }

    ScheduleHouse(String database, Clock clock, FakeWorld world, CommandListener listener) {
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(TestInfrastructure.mongoUri())).addCommandListener(listener).build());
        context.registerBean(MongoDatabase.class, () -> client.getDatabase(database));
        context.registerBean("scheduleClock", Clock.class, () -> clock);
        context.registerBean(ApiModel.class, () -> model);
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(FiringProperties.class, () -> new FiringProperties(3, Duration.ofDays(30)));
        context.registerBean(FakeWorld.class, () -> world);
        ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.addExcludeFilter(new RegexPatternTypeFilter(OUTER_PARTS));
        scanner.addExcludeFilter(new AssignableTypeFilter(FakeWorld.class));
        scanner.scan(PACKAGE);
        context.refresh();
    }

    void tick() {
        context.getBean(ScheduleTimer.class).tick();
        context.getBean(Burials.class).buryAll();
    }

    void create(String name, String expression) {
        call("CreateSchedule", schedule(name, expression));
    }

    ObjectNode call(String operation, ObjectNode input) {
        InputCheck.clean(input, model.operation(operation).input());
        Operation bean = context.getBeansOfType(Operation.class).values().stream().filter(one -> one.name().equals(operation))
                .findFirst().orElseThrow();
        return bean.handle(new ApiRequest("id", "eu-west-1", "123456789012", "tester", Optional.empty(), input));
    }

    /** The input of CreateSchedule for a schedule whose jobs have their due time for a parameter. */
    static ObjectNode schedule(String name, String expression) {
        ObjectNode input = Json.object().put("Name", name).put("ScheduleExpression", expression);
        input.putObject("FlexibleTimeWindow").put("Mode", "OFF");
        input.putObject("Target").put("Arn", TARGET).put("RoleArn", "arn:aws:iam::123456789012:role/r").put("Input", INPUT);
        return input;
    }

    List<MissedTime> missed(String name) {
        ScheduleId id = new ScheduleId(new Scope("eu-west-1", "123456789012"), "default", name);
        return context.getBean(MissedTimes.class).of(id, Instant.parse("9999-01-01T00:00:00Z"), 1_000).reversed();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    double count(String outcome) {
        return context.getBean(MeterRegistry.class).get("longshore.schedules.due").tag("outcome", outcome).counter().count();
    }

    @Override
    public void close() {
        context.close();
        client.close();
    }
}
