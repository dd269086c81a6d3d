package dev.longshore.messaging.startup;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** Finds the wrong setting behind a failure, and says which it is and what is wrong with it. */
public final class ConfigurationFault {

    private ConfigurationFault() {}

    /** @return a sentence that names the setting, its value and what would be right; empty when no setting is to blame */
    public static Optional<String> in(Throwable failure) {
        BindException bind = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnboundConfigurationPropertiesException unknown -> {
                    return Optional.of(unknown.getUnboundProperties().stream().map(ConfigurationFault::nameOf)
                            .collect(Collectors.joining(", ")) + " is not a setting of this service");
                }
                case BindValidationException invalid -> {
                    return Optional.of(sentence(invalid.getValidationErrors()));
                }
                case BindException wrong -> bind = wrong;
                default -> {
                }
            }
        }
        return Optional.ofNullable(bind).map(BindException::getProperty).map(property -> nameOf(property) + " is '"
                + property.getValue() + "', which cannot be read" + asWhat(failure));
    }

    private static String sentence(ValidationErrors errors) {
        return errors.getAllErrors().stream().map(error -> sentence(errors, error)).collect(Collectors.joining("; "));
    }

    private static String sentence(ValidationErrors errors, ObjectError error) {
        if (error instanceof FieldError field) {
            return errors.getName() + "." + kebab(field.getField()) + " is '" + field.getRejectedValue() + "'; it "
                    + field.getDefaultMessage();
        }
        return errors.getName() + ": " + error.getDefaultMessage();
    }

    private static String asWhat(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConversionFailedException conversion) {
                return " as " + conversion.getTargetType().getType().getSimpleName();
            }
        }
        return "";
    }

    private static String nameOf(ConfigurationProperty property) {
        return property.getName().toString();
    }

    private static String kebab(String field) {
        return field.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
