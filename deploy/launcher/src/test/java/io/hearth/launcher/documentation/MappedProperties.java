package io.hearth.launcher.documentation;

import static io.hearth.launcher.documentation.InjectedProperties.annotation;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What interfaces with {@code @ConfigMapping} ask for, and what their documentation says of it. */
final class MappedProperties {
    private static final Pattern MAP = Pattern.compile("Map<String, (\\w+)>");

    private final Sources sources;
    private final Map<String, TreePath> interfaces = new HashMap<>();

    private MappedProperties(Sources sources) {
        this.sources = sources;
    }

    static List<Property> of(Sources sources) {
        MappedProperties properties = new MappedProperties(sources);
        sources.units().forEach(properties::interfacesOf);
        List<Property> found = new ArrayList<>();
        for (TreePath path : properties.interfaces.values()) {
            ClassTree type = (ClassTree) path.getLeaf();
            annotation(type.getModifiers(), "ConfigMapping")
                    .ifPresent(
                            mapping ->
                                    properties.members(
                                            path,
                                            prefix(mapping, type),
                                            sources.users(path.getCompilationUnit()),
                                            found));
        }
        return found;
    }

    private void interfacesOf(CompilationUnitTree unit) {
        if (unit.getImports().stream().noneMatch(it -> it.toString().contains("ConfigMapping"))) {
            return;
        }
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
                interfaces.put(type.getSimpleName().toString(), getCurrentPath());
                return super.visitClass(type, nothing);
            }
        }.scan(unit, null);
    }

    private void members(TreePath path, String prefix, Set<String> services, List<Property> found) {
        ClassTree type = (ClassTree) path.getLeaf();
        for (Tree parent : type.getImplementsClause()) {
            members(declared(parent.toString()), prefix, services, found);
        }
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method) {
                member(method, new TreePath(path, method), prefix, services, found);
            }
        }
    }

    private void member(
            MethodTree method,
            TreePath path,
            String prefix,
            Set<String> services,
            List<Property> found) {
        boolean ofParent = annotation(method.getModifiers(), "WithParentName").isPresent();
        String name = ofParent ? prefix : prefix + "." + kebab(method.getName().toString());
        String type = Objects.requireNonNull(method.getReturnType()).toString();
        Matcher map = MAP.matcher(type);
        if (map.matches()) {
            members(declared(map.group(1)), name + ".<name>", services, found);
            return;
        }
        String said = sources.docs().getDocComment(path);
        found.add(
                new Property(
                        name,
                        type,
                        annotation(method.getModifiers(), "WithDefault")
                                .map(it -> text(it.getArguments().getFirst()))
                                .orElse(""),
                        said == null ? "" : plain(said),
                        services));
    }

    private TreePath declared(String name) {
        return Objects.requireNonNull(interfaces.get(name), name);
    }

    /** A literal, or the constant {@code PREFIX} of the same interface. */
    private static String prefix(AnnotationTree mapping, ClassTree type) {
        AssignmentTree argument = (AssignmentTree) mapping.getArguments().getFirst();
        if (argument.getExpression() instanceof LiteralTree) {
            return text(argument.getExpression());
        }
        return type.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(constant -> constant.getName().contentEquals("PREFIX"))
                .map(constant -> text(Objects.requireNonNull(constant.getInitializer())))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Tree tree) {
        Tree value = tree instanceof AssignmentTree assignment ? assignment.getExpression() : tree;
        return String.valueOf(((LiteralTree) value).getValue());
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String plain(String documentation) {
        return documentation.replaceAll("\\{@(?:code|link) #?([^}]*)}", "`$1`");
    }
}
