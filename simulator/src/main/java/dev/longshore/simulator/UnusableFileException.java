package dev.longshore.simulator;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A trace or a configuration cannot be used; the message names the file, the place and what would be right. */
public final class UnusableFileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnusableFileException(String message) {
        super(message);
    }

    public UnusableFileException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A file that cannot even be read, with the reason in words. */
    public static UnusableFileException unread(Path file, IOException failure) {
        String reason = switch (failure) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "access is denied";
            case CharacterCodingException _ -> "it is not text in UTF-8";
            default -> failure.getMessage();
        };
        return new UnusableFileException(file + " cannot be read: " + reason, failure);
    }
}
