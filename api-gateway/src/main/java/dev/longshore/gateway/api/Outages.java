package dev.longshore.gateway.api;

import java.util.Optional;

/** Recognises the exceptions by which a part of the world says that it is away. A bean of this type is asked about each failure. */
public interface Outages {

    /** @return what is away, for the caller, if that is what the failure means */
    Optional<ServerException> recognise(RuntimeException failure);
}
