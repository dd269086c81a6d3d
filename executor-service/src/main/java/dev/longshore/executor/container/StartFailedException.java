package dev.longshore.executor.container;

/** An attempt never ran. The message is AWS's {@code container.reason}, such as {@code CannotPullContainerError: …}. */
public final class StartFailedException extends Exception {

    private StartFailedException(String reason) {
        super(reason);
    }

    /** The image is not there and cannot be had. */
    public static StartFailedException pull(String why) {
        return new StartFailedException("CannotPullContainerError: " + why);
    }

    /** What the job asks for cannot be made. */
    public static StartFailedException create(String why) {
        return new StartFailedException("CannotCreateContainerError: " + why);
    }

    /** It was made, and does not run. */
    public static StartFailedException start(String why) {
        return new StartFailedException("CannotStartContainerError: " + why);
    }
}
