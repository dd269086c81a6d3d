package dev.longshore.cli.terminal;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number from 1 up; any other value is a wrong usage. */
public final class AtLeastOne implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
        try {
            int number = Integer.parseInt(text.trim());
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException _) {
            // answered below, like a number that is too small
        }
        throw new TypeConversionException("it must be a whole number from 1 to " + Integer.MAX_VALUE + ", not '" + text + "'");
    }
}
