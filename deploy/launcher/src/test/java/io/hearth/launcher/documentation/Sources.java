package io.hearth.launcher.documentation;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The Java sources that services run, as trees: the classes that are built from them know nothing
 * of their documentation.
 */
final class Sources {
    private static final String MAIN = "src/main/java";

    private final Map<String, Set<String>> modules;
    private final List<CompilationUnitTree> units = new ArrayList<>();
    private final DocTrees docs;

    private Sources(Map<String, Set<String>> modules, JavacTask task) throws IOException {
        this.modules = modules;
        this.docs = DocTrees.instance(task);
        task.parse().forEach(units::add);
    }

    static Sources of(Map<String, Set<String>> modules) throws IOException {
        List<Path> paths = new ArrayList<>();
        for (String module : modules.keySet()) {
            try (Stream<Path> files = Files.walk(Repository.ROOT.resolve(module).resolve(MAIN))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(paths::add);
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            return new Sources(
                    modules,
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    files.getJavaFileObjectsFromPaths(paths)));
        }
    }

    List<CompilationUnitTree> units() {
        return units;
    }

    DocTrees docs() {
        return docs;
    }

    /** Who runs what a file holds. */
    Set<String> services(CompilationUnitTree unit) {
        return modules.getOrDefault(module(unit), Set.of());
    }

    /**
     * Who runs what uses a type from another module, be it by what uses it in its own; a filter of
     * requests is run by all that have its module, and with it what it uses, though none names it.
     */
    Set<String> users(CompilationUnitTree declaration) {
        Set<String> users = importers(declaration);
        usesInItsModule(declaration)
                .forEach(
                        unit ->
                                users.addAll(
                                        usesInItsModule(unit).anyMatch(Sources::isFilter)
                                                ? services(unit)
                                                : importers(unit)));
        return users.isEmpty() ? services(declaration) : users;
    }

    private Stream<CompilationUnitTree> usesInItsModule(CompilationUnitTree declaration) {
        return units.stream()
                .filter(unit -> unit != declaration && module(unit).equals(module(declaration)))
                .filter(unit -> unit.toString().contains(type(declaration)));
    }

    private static boolean isFilter(CompilationUnitTree unit) {
        return unit.getImports().stream()
                .anyMatch(it -> it.toString().contains(".ServerRequestFilter;"));
    }

    private Set<String> importers(CompilationUnitTree declaration) {
        String imported =
                "import %s.%s;".formatted(declaration.getPackageName(), type(declaration));
        Set<String> services = new TreeSet<>();
        units.stream()
                .filter(unit -> !module(unit).equals(module(declaration)))
                .filter(
                        unit ->
                                unit.getImports().stream()
                                        .anyMatch(it -> it.toString().strip().equals(imported)))
                .forEach(unit -> services.addAll(services(unit)));
        return services;
    }

    private static String type(CompilationUnitTree unit) {
        return String.valueOf(Path.of(unit.getSourceFile().getName()).getFileName())
                .replace(".java", "");
    }

    private static String module(CompilationUnitTree unit) {
        Path file = Path.of(unit.getSourceFile().getName());
        String path = Repository.ROOT.relativize(file).toString();
        return path.substring(0, path.indexOf("/" + MAIN));
    }
}
