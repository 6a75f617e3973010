package io.hearth.template.language;

import io.hearth.template.expression.Expression;
import io.hearth.template.function.Call;
import io.hearth.template.version.TemplateVersion;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The functions of one version of a dialect. Before its time a function's name is a plain key;
 * after it, an error.
 */
public final class FunctionCatalogue {
    private final TemplateVersion version;
    private final boolean inCondition;

    private FunctionCatalogue(TemplateVersion version, boolean inCondition) {
        this.version = version;
        this.inCondition = inCondition;
    }

    /**
     * @param inCondition the functions that may stand in a condition
     */
    public static FunctionCatalogue of(TemplateVersion version, boolean inCondition) {
        return new FunctionCatalogue(version, inCondition);
    }

    /** Name to what it does, in order of the alphabet; as a client lists them. */
    public Map<String, String> descriptions() {
        Map<String, String> known = new TreeMap<>();
        FunctionTable.rows(inCondition)
                .forEach(
                        (name, row) -> {
                            if (row.isIn(version)) {
                                known.put(name, row.description());
                            }
                        });
        return known;
    }

    /** The function's parser; null when the name means nothing here. */
    Call.@Nullable Parser find(String name) {
        FunctionTable.Row row = FunctionTable.rows(inCondition).get(name);
        if (row != null && row.isIn(version)) {
            return row.parser();
        }
        FunctionTable.Row elsewhere = FunctionTable.rows(false).get(name);
        if (elsewhere == null) {
            return null;
        }
        if (elsewhere.isRemovedFrom(version)) {
            return FunctionCatalogue::removed;
        }
        return inCondition && elsewhere.isIn(version) ? FunctionCatalogue::misplaced : null;
    }

    private static Expression removed(Call call) {
        throw call.wrong(
                "The template version is invalid: The function %s is not supported in this version of HOT."
                        .formatted(call.function()));
    }

    private static Expression misplaced(Call call) {
        throw call.wrong(
                "The function \"%s\" is invalid in this context".formatted(call.function()));
    }
}
