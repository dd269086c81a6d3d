package dev.longshore.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;

/** A Java file as the compiler's parser sees it. */
record SourceFile(String name, int lines, List<Method> methods) {

    /** A method or constructor with a body; its lines run from its first modifier to its closing brace. */
    record Method(String name, int lines) {}

    static List<SourceFile> parse(List<Path> paths) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<SourceFile> files = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null,
                    manager.getJavaFileObjectsFromPaths(paths));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                files.add(read(unit, positions));
            }
        }
        return files;
    }

    private static SourceFile read(CompilationUnitTree unit, SourcePositions positions) {
        String name = Path.of(unit.getSourceFile().toUri()).getFileName().toString();
        LineMap lines = unit.getLineMap();
        List<Method> methods = new ArrayList<>();
        unit.accept(new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void unused) {
                if (method.getBody() != null && positions.getStartPosition(unit, method) >= 0) {
                    long first = lines.getLineNumber(positions.getStartPosition(unit, method));
                    long last = lines.getLineNumber(positions.getEndPosition(unit, method));
                    methods.add(new Method(name + " " + method.getName(), (int) (last - first + 1)));
                }
                return super.visitMethod(method, unused);
            }
        }, null);
        return new SourceFile(name, (int) lines.getLineNumber(positions.getEndPosition(unit, unit)), methods);
    }
}
