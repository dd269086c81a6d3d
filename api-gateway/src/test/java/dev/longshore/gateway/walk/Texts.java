package dev.longshore.gateway.walk;

import java.util.List;

import dev.longshore.gateway.api.model.Shape;

/** Texts that the model allows: for each pattern there is one that matches. */
final class Texts {

    private static final List<String> KNOWN = List.of("a1", "1", "0:", "arn:aws:iam::123456789012:role/walk",
            "arn:aws:kms:eu-west-1:123456789012:key/walk", "arn:aws:sqs:eu-west-1:123456789012:walk",
            "arn:aws:scheduler:eu-west-1:123456789012:schedule/default/walk",
            "arn:aws:scheduler:eu-west-1:123456789012:schedule-group/walk", "123456789012", "w".repeat(36));

    private Texts() {}

    /** @throws IllegalStateException when a pattern is new, so that a text must be written for it */
    static String allowedBy(Shape.Text shape) {
        if (!shape.allowed().isEmpty()) {
            return shape.allowed().getFirst();
        }
        return KNOWN.stream().filter(text -> shape.length().hold(text.length()))
                .filter(text -> shape.pattern().map(pattern -> pattern.matcher(text).matches()).orElse(true)).findFirst()
                .orElseThrow(() -> new IllegalStateException("which text does " + shape + " allow? Write one here"));
    }
}
