package dev.longshore.gateway.api;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.model.OperationModel;

/** The operations that answer once, by their names. */
@Component
class Operations {

    private final Map<String, Operation> operations;
    private final SealedTokens tokens;

    Operations(List<Operation> operations, SealedTokens tokens) {
        this.operations = operations.stream().collect(Collectors.toMap(Operation::name, Function.identity()));
        this.tokens = tokens;
    }

    /** @throws ClientException when the caller is wrong */
    Reply answer(OperationModel model, ApiRequest call) {
        Operation operation = operations.get(model.name());
        if (operation == null) {
            throw new ClientException(model.name() + " is not available yet in this version of Longshore.");
        }
        tokens.open(model, call.input());
        ObjectNode answer = operation.handle(call);
        tokens.seal(model, answer);
        return Reply.success(model.name(), model.protocol(), Json.bytes(answer), operation.warning(call));
    }
}
