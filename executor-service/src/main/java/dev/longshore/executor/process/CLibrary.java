package dev.longshore.executor.process;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The functions of the C library of this host. Each returns an {@code int}. */
final class CLibrary {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup SYMBOLS = LINKER.defaultLookup();

    private CLibrary() {}

    /** @throws UnsupportedOperationException when this host's library does not have it */
    @SuppressWarnings("restricted")
    static MethodHandle function(String name, MemoryLayout... parameters) {
        return LINKER.downcallHandle(
                SYMBOLS.find(name).orElseThrow(() -> new UnsupportedOperationException("the C library has no " + name)),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, parameters));
    }

    /** Calls a function for which the cost of the call does not matter. */
    static int call(MethodHandle function, Object... arguments) {
        try {
            return (int) function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("a function of the C library cannot be called", e);
        }
    }
}
