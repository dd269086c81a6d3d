package dev.longshore.gateway.walk;

import java.util.List;
import java.util.Optional;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.api.model.ApiModel;

/**
 * Holds each answer of the gateways of all tests against the model's output shape. One that does not fit becomes a failure of ours, which
 * no test takes for an answer.
 */
@Component
final class AnswersFitTheModel implements BeanPostProcessor {

    private final ApiModel model = ApiModel.load();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof Operation operation ? new Checked(operation, model) : bean;
    }

    private record Checked(Operation operation, ApiModel model) implements Operation {

        @Override
        public String name() {
            return operation.name();
        }

        @Override
        public ObjectNode handle(ApiRequest request) {
            ObjectNode answer = operation.handle(request);
            List<String> faults = OutputCheck.faults(answer, model.operation(name()).output());
            if (!faults.isEmpty()) {
                throw new IllegalStateException("The answer of " + name() + " does not fit the model: " + faults);
            }
            return answer;
        }

        @Override
        public Optional<String> warning(ApiRequest request) {
            return operation.warning(request);
        }
    }
}
