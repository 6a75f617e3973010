package io.hearth.template.language;

import io.hearth.template.error.TemplateError;
import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.ConditionSet;
import io.hearth.template.expression.Expression;
import io.hearth.template.function.Call;
import io.hearth.template.function.Language;
import io.hearth.template.function.Place;
import io.hearth.template.parameter.ParameterSchema;
import io.hearth.template.text.PythonText;
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
public final class ExpressionParser implements Language {
    private static final Set<String> HOT_PSEUDO =
            Set.of("OS::stack_id", "OS::stack_name", "OS::project_id", "OS::region");
    private static final Set<String> CFN_PSEUDO =
            Set.of("AWS::StackId", "AWS::StackName", "AWS::Region");

    private final TemplateVersion version;
    private final Set<String> resources;
    private final Map<String, ParameterSchema> parameters;
    private final Map<String, Object> mappings;
    private final ConditionSet conditions;
    private final FunctionCatalogue functions;

    private ExpressionParser(ExpressionParser like, ConditionSet conditions, boolean inCondition) {
        this.version = like.version;
        this.resources = like.resources;
        this.parameters = like.parameters;
        this.mappings = like.mappings;
        this.conditions = conditions;
        this.functions = FunctionCatalogue.of(version, inCondition);
    }

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
        this.conditions = ConditionSet.NONE;
        this.functions = FunctionCatalogue.of(version, false);
    }

    /** The same template, where these conditions may be named. */
    public ExpressionParser with(ConditionSet declared) {
        return new ExpressionParser(this, declared, false);
    }

    /**
     * What a template declares as a condition: a truth value or a function.
     *
     * @param name of the condition
     * @param declared among which it stands
     */
    public Expression definition(
            String name, @Nullable Object value, ConditionSet declared, Place place) {
        Expression parsed = new ExpressionParser(this, declared, true).parse(value, place);
        boolean wrong =
                parsed instanceof Expression.MapOf
                        || parsed instanceof Expression.ListOf
                        || (parsed instanceof Expression.Literal(Object literal)
                                && !(literal instanceof Boolean));
        if (wrong) {
            throw new TemplateException(
                    TemplateError.STACK_VALIDATION_FAILED,
                    "Condition validation error: The definition of condition \"%s\" is invalid: %s"
                            .formatted(name, PythonText.str(value)),
                    place.path());
        }
        return parsed;
    }

    /**
     * @throws TemplateException StackValidationFailed for a function that is used wrongly,
     *     InvalidTemplateReference, UserParameterMissing
     */
    @Override
    public Expression parse(@Nullable Object value, Place place) {
        return switch (value) {
            case Map<?, ?> map -> map(map, place);
            case List<?> list -> list(list, place);
            case null, default -> new Expression.Literal(value);
        };
    }

    @Override
    public Expression.Condition condition(@Nullable Object value, Place place) {
        if (value == null) {
            return new Expression.Condition(new Expression.Literal(true), conditions);
        }
        Expression parsed = new ExpressionParser(this, conditions, true).parse(value, place);
        boolean isFunction =
                !(parsed instanceof Expression.Literal
                        || parsed instanceof Expression.ListOf
                        || parsed instanceof Expression.MapOf);
        if (isFunction || value instanceof Boolean || conditions.has(value)) {
            return new Expression.Condition(parsed, conditions);
        }
        throw TemplateException.invalid(
                "Invalid condition \"%s\"".formatted(PythonText.str(value)), place.path());
    }

    private Expression map(Map<?, ?> map, Place place) {
        if (map.size() == 1) {
            Map.Entry<?, ?> entry = map.entrySet().iterator().next();
            String name = (String) entry.getKey();
            Call.Parser function = functions.find(name);
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

    @Override
    public boolean isHotSince(String hotDate) {
        return version.isHotSince(hotDate);
    }

    @Override
    public Map<String, Object> mappings() {
        return mappings;
    }

    @Override
    public boolean isResource(String name) {
        return resources.contains(name);
    }

    @Override
    public boolean isParameter(String name) {
        return parameters.containsKey(name)
                || (version.isHot() ? HOT_PSEUDO : CFN_PSEUDO).contains(name);
    }
}
