package io.hearth.template.expression;

import io.hearth.template.error.TemplateException;
import io.hearth.template.parameter.ParameterSchema;
import io.hearth.template.version.TemplateVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the functions in plain data; a map with one entry whose key names a function is a call of
 * it.
 */
public final class ExpressionParser {
    private static final Set<String> HOT_PSEUDO =
            Set.of("OS::stack_id", "OS::stack_name", "OS::project_id", "OS::region");
    private static final Set<String> CFN_PSEUDO =
            Set.of("AWS::StackId", "AWS::StackName", "AWS::Region");

    private final TemplateVersion version;
    private final Set<String> resources;
    private final Map<String, ParameterSchema> parameters;
    private final Map<String, Object> mappings;

    /**
     * @param resources names that may be referred to
     * @param mappings the Mappings section, for Fn::FindInMap
     */
    public ExpressionParser(
            TemplateVersion version,
            Set<String> resources,
            Map<String, ParameterSchema> parameters,
            Map<String, Object> mappings) {
        this.version = version;
        this.resources = resources;
        this.parameters = parameters;
        this.mappings = mappings;
    }

    /**
     * @throws TemplateException StackValidationFailed for a function that is used wrongly,
     *     InvalidTemplateReference, UserParameterMissing
     */
    public Expression parse(@Nullable Object value, Place place) {
        return switch (value) {
            case Map<?, ?> map -> map(map, place);
            case List<?> list -> list(list, place);
            case null, default -> new Expression.Literal(value);
        };
    }

    private Expression map(Map<?, ?> map, Place place) {
        if (map.size() == 1) {
            Map.Entry<?, ?> entry = map.entrySet().iterator().next();
            String name = (String) entry.getKey();
            Call.Parser function = FunctionCatalogue.find(version, name);
            if (function != null) {
                return function.parse(new Call(this, name, entry.getValue(), place));
            }
        }
        Map<String, Expression> entries = new LinkedHashMap<>();
        map.forEach(
                (key, entry) -> entries.put((String) key, parse(entry, place.child((String) key))));
        return new Expression.MapOf(entries);
    }

    private Expression list(List<?> list, Place place) {
        List<Expression> items = new ArrayList<>();
        for (int index = 0; index < list.size(); index++) {
            items.add(parse(list.get(index), place.item(index)));
        }
        return new Expression.ListOf(items);
    }

    boolean isHotSince(String hotDate) {
        return version.isHotSince(hotDate);
    }

    Map<String, Object> mappings() {
        return mappings;
    }

    boolean isResource(String name) {
        return resources.contains(name);
    }

    boolean isParameter(String name) {
        return parameters.containsKey(name)
                || (version.isHot() ? HOT_PSEUDO : CFN_PSEUDO).contains(name);
    }
}
