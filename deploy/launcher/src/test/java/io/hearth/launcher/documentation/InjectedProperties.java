package io.hearth.launcher.documentation;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What beans take by {@code @ConfigProperty}. */
final class InjectedProperties {
    private final Map<String, String> constants = new HashMap<>();
    private final List<Property> found = new ArrayList<>();

    private InjectedProperties() {}

    static List<Property> of(Sources sources) {
        InjectedProperties properties = new InjectedProperties();
        for (CompilationUnitTree unit : sources.units()) {
            properties.constantsOf(unit);
        }
        for (CompilationUnitTree unit : sources.units()) {
            properties.injectedInto(unit, sources);
        }
        return properties.found;
    }

    private void constantsOf(CompilationUnitTree unit) {
        new TreePathScanner<@Nullable Void, String>() {
            @Override
            public @Nullable Void visitClass(ClassTree type, String outer) {
                return super.visitClass(type, type.getSimpleName().toString());
            }

            @Override
            public @Nullable Void visitVariable(VariableTree variable, String type) {
                if (variable.getInitializer() instanceof LiteralTree literal) {
                    constants.put(
                            type + "." + variable.getName(), String.valueOf(literal.getValue()));
                }
                return super.visitVariable(variable, type);
            }
        }.scan(unit, "");
    }

    private void injectedInto(CompilationUnitTree unit, Sources sources) {
        new TreePathScanner<@Nullable Void, String>() {
            @Override
            public @Nullable Void visitClass(ClassTree type, String outer) {
                return super.visitClass(type, type.getSimpleName().toString());
            }

            @Override
            public @Nullable Void visitVariable(VariableTree variable, String type) {
                annotation(variable.getModifiers(), "ConfigProperty")
                        .ifPresent(
                                annotation ->
                                        found.add(
                                                new Property(
                                                        argument(annotation, "name", type)
                                                                .orElseThrow(),
                                                        variable.getType().toString(),
                                                        argument(annotation, "defaultValue", type)
                                                                .orElse(""),
                                                        "",
                                                        sources.services(unit))));
                return super.visitVariable(variable, type);
            }
        }.scan(unit, "");
    }

    static Optional<AnnotationTree> annotation(ModifiersTree modifiers, String name) {
        return modifiers.getAnnotations().stream()
                .map(AnnotationTree.class::cast)
                .filter(annotation -> annotation.getAnnotationType().toString().equals(name))
                .findFirst();
    }

    private Optional<String> argument(AnnotationTree annotation, String name, String type) {
        return annotation.getArguments().stream()
                .filter(AssignmentTree.class::isInstance)
                .map(AssignmentTree.class::cast)
                .filter(argument -> argument.getVariable().toString().equals(name))
                .map(argument -> value(argument.getExpression(), type))
                .findFirst();
    }

    /** Of a literal, or of a constant of the same type or another one. */
    private String value(ExpressionTree expression, String type) {
        if (expression instanceof LiteralTree literal) {
            return String.valueOf(literal.getValue());
        }
        String name = expression.toString();
        String value = constants.get(name.contains(".") ? name : type + "." + name);
        if (value == null) {
            throw new IllegalStateException("%s in %s is no constant.".formatted(name, type));
        }
        return value;
    }
}
