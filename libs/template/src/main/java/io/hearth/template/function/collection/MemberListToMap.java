package io.hearth.template.function.collection;

import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Expression;
import io.hearth.template.expression.PureFunction;
import io.hearth.template.expression.SizeGuard;
import io.hearth.template.function.Call;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code Fn::MemberListToMap}: a map of a list in the form of AWS' query parameters, {@code
 * .member.0.Name=…}.
 *
 * @param keyName what stands before a key
 * @param valueName what stands before its value
 */
public record MemberListToMap(String function, String keyName, String valueName)
        implements PureFunction {
    private static final Pattern MEMBER = Pattern.compile("\\.member\\.([0-9]{1,9})\\.(.*)");

    public static Expression parse(Call call) {
        List<?> list =
                call.list(
                        3,
                        3,
                        "Wrong Arguments try: \"{'Fn::MemberListToMap': ['Name', 'Value', ['.member.0.Name=key', '.member.0.Value=door']]}\"");
        if (!(list.get(0) instanceof String key)) {
            throw call.wrong("%s Key Name must be a string".formatted(call.function()));
        }
        if (!(list.get(1) instanceof String value)) {
            throw call.wrong("%s Value Name must be a string".formatted(call.function()));
        }
        return Call.of(new MemberListToMap(call.function(), key, value), call.item(list, 2));
    }

    @Override
    public Object apply(List<@Nullable Object> arguments, SizeGuard guard) {
        if (!(arguments.getFirst() instanceof List<?> list)) {
            throw wrong("Member list must be a list");
        }
        Map<Integer, Map<String, String>> members = new TreeMap<>();
        for (@Nullable Object item : list) {
            if (!(item instanceof String text)) {
                throw wrong("Member list items must be strings");
            }
            int equals = text.indexOf('=');
            Matcher member = MEMBER.matcher(equals < 0 ? text : text.substring(0, equals));
            if (equals >= 0 && member.lookingAt()) {
                members.computeIfAbsent(
                                Integer.valueOf(member.group(1)), index -> new LinkedHashMap<>())
                        .put(member.group(2), text.substring(equals + 1));
            }
        }
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        for (Map<String, String> member : members.values()) {
            if (member.containsKey(keyName) && member.containsKey(valueName)) {
                result.put(String.valueOf(member.get(keyName)), member.get(valueName));
            }
        }
        return Collections.unmodifiableMap(result);
    }

    private static TemplateException wrong(String message) {
        return TemplateException.invalid(message, "");
    }
}
