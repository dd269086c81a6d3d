package dev.longshore.executor.docker;

/**
 * The name of an image, taken apart as the engine wants it for a pull.
 *
 * @param tag a tag or a digest; {@code latest} where none is named, or the engine would pull them all
 */
record ImageReference(String repository, String tag) {
    static ImageReference parse(String image) {
        int at = image.indexOf('@');
        if (at >= 0) {
            return new ImageReference(image.substring(0, at), image.substring(at + 1));
        }
        int colon = image.lastIndexOf(':');
        return colon > image.lastIndexOf('/')
                ? new ImageReference(image.substring(0, colon), image.substring(colon + 1))
                : new ImageReference(image, "latest");
    }
}
