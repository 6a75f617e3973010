package io.hearth.stackapi.resource.alarm;

import static java.util.Objects.requireNonNull;

import io.hearth.contract.AlarmRule;
import io.hearth.contract.AlarmRule.Comparison;
import io.hearth.contract.AlarmRule.Statistic;
import io.hearth.template.parameter.Constraint;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The properties of an alarm, of the names and types that Heat had, and the rule that they are. */
final class AlarmProperties {
    private static final String COMPARISON = "ComparisonOperator";
    private static final String DESCRIPTION = "AlarmDescription";
    private static final String EVALUATION_PERIODS = "EvaluationPeriods";
    private static final String METRIC_NAME = "MetricName";
    private static final String NAMESPACE = "Namespace";
    private static final String PERIOD = "Period";
    private static final String STATISTIC = "Statistic";
    private static final String ALARM_ACTIONS = "AlarmActions";
    private static final String OK_ACTIONS = "OKActions";
    private static final String DIMENSIONS = "Dimensions";
    private static final String NO_DATA_ACTIONS = "InsufficientDataActions";
    private static final String THRESHOLD = "Threshold";
    private static final String UNITS = "Units";

    /** The keys of a dimension as CloudFormation writes it. */
    private static final String NAME = "Name";

    private static final String VALUE = "Value";

    static final Map<String, PropertySchema> SCHEMAS = schemas();

    private AlarmProperties() {}

    private static Map<String, PropertySchema> schemas() {
        Map<String, PropertySchema> schemas = new LinkedHashMap<>();
        schemas.put(
                COMPARISON,
                text("How the statistic is to be to the threshold for the alarm to go off.")
                        .asRequired()
                        .withConstraints(oneOf(Comparison.values(), Comparison::shown))
                        .asUpdatable());
        schemas.put(DESCRIPTION, text("What the alarm is for.").asUpdatable());
        schemas.put(
                EVALUATION_PERIODS,
                text("How many periods in a row are to be beyond the threshold.")
                        .asRequired()
                        .asUpdatable());
        schemas.put(METRIC_NAME, text("The name of the metric.").asRequired());
        schemas.put(NAMESPACE, text("The namespace of the metric.").asRequired());
        schemas.put(
                PERIOD,
                text("The length of a period in seconds, a multiple of 60.")
                        .asRequired()
                        .asUpdatable());
        schemas.put(
                STATISTIC,
                text("What is taken of the values of a period.")
                        .asRequired()
                        .withConstraints(oneOf(Statistic.values(), Statistic::shown))
                        .asUpdatable());
        schemas.put(ALARM_ACTIONS, actions("What is signalled while the alarm is in ALARM."));
        schemas.put(OK_ACTIONS, actions("What is signalled while the alarm is OK."));
        schemas.put(
                DIMENSIONS,
                PropertySchema.of(
                        PropertyType.LIST, "Dimensions that the metric has, each name and value."));
        schemas.put(
                NO_DATA_ACTIONS, actions("What is signalled when the alarm comes to lack data."));
        schemas.put(
                THRESHOLD, text("What the statistic is compared with.").asRequired().asUpdatable());
        schemas.put(UNITS, text("The unit of the metric; any by default.").asUpdatable());
        return Collections.unmodifiableMap(schemas);
    }

    private static PropertySchema text(String description) {
        return PropertySchema.of(PropertyType.STRING, description);
    }

    private static PropertySchema actions(String description) {
        return PropertySchema.of(PropertyType.LIST, description).asUpdatable();
    }

    private static <E> Constraint oneOf(E[] values, Function<E, Object> shown) {
        return new Constraint.AllowedValues(Arrays.stream(values).map(shown).toList(), null);
    }

    /** What tells when the alarm goes off; what it does then refers to other resources. */
    static Map<String, @Nullable Object> withoutActions(Map<String, @Nullable Object> properties) {
        Map<String, @Nullable Object> others = new LinkedHashMap<>(properties);
        others.keySet().removeAll(List.of(ALARM_ACTIONS, OK_ACTIONS, NO_DATA_ACTIONS));
        return others;
    }

    /**
     * @param properties of their types
     * @param actions makes ARNs of what a property of that name holds
     * @throws IllegalArgumentException for a rule that cannot be
     */
    static AlarmRule rule(
            Map<String, @Nullable Object> properties,
            BiFunction<String, List<Object>, List<String>> actions) {
        return new AlarmRule(
                optional(properties, DESCRIPTION),
                required(properties, NAMESPACE),
                required(properties, METRIC_NAME),
                dimensions(list(properties, DIMENSIONS)),
                optional(properties, UNITS),
                Statistic.of(required(properties, STATISTIC)).orElseThrow(),
                whole(properties, PERIOD),
                whole(properties, EVALUATION_PERIODS),
                Comparison.of(required(properties, COMPARISON)).orElseThrow(),
                number(properties, THRESHOLD),
                actions.apply(ALARM_ACTIONS, list(properties, ALARM_ACTIONS)),
                actions.apply(OK_ACTIONS, list(properties, OK_ACTIONS)),
                actions.apply(NO_DATA_ACTIONS, list(properties, NO_DATA_ACTIONS)));
    }

    private static @Nullable String optional(
            Map<String, @Nullable Object> properties, String name) {
        Object value = properties.get(name);
        return value == null ? null : String.valueOf(value);
    }

    private static String required(Map<String, @Nullable Object> properties, String name) {
        return String.valueOf(requireNonNull(properties.get(name), name));
    }

    private static List<Object> list(Map<String, @Nullable Object> properties, String name) {
        return properties.get(name) instanceof List<?> list ? List.copyOf(list) : List.of();
    }

    private static int whole(Map<String, @Nullable Object> properties, String name) {
        try {
            return Integer.parseInt(required(properties, name));
        } catch (NumberFormatException isNone) {
            throw new IllegalArgumentException("%s is no whole number.".formatted(name), isNone);
        }
    }

    private static double number(Map<String, @Nullable Object> properties, String name) {
        try {
            return Double.parseDouble(required(properties, name));
        } catch (NumberFormatException isNone) {
            throw new IllegalArgumentException("%s is no number.".formatted(name), isNone);
        }
    }

    /** Each as CloudFormation writes it, or as a map of name to value. */
    private static Map<String, String> dimensions(List<Object> entries) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        for (Object entry : entries) {
            if (!(entry instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException(
                        "%s holds something else than maps.".formatted(DIMENSIONS));
            }
            if (map.containsKey(NAME) && map.containsKey(VALUE)) {
                dimensions.put(String.valueOf(map.get(NAME)), String.valueOf(map.get(VALUE)));
            } else {
                map.forEach(
                        (name, value) ->
                                dimensions.put(String.valueOf(name), String.valueOf(value)));
            }
        }
        return dimensions;
    }
}
