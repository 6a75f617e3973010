package io.hearth.stackapi.api.cloudformation;

import io.hearth.access.cfn.CfnError;
import io.hearth.access.cfn.CfnFault;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code Parameters.member.N.ParameterKey} and {@code .ParameterValue}: a list in AWS's form, whose
 * numbers may leave gaps. As in Heat a member without one of the two says nothing.
 */
final class TemplateParameters {
    private static final Pattern MEMBER =
            Pattern.compile("Parameters\\.member\\.(\\d{1,9})\\.([A-Za-z]{1,64})");

    private TemplateParameters() {}

    /**
     * @throws CfnFault 400 for a parameter that is given twice, or that is to keep the value that
     *     it has: Heat would give it its default
     */
    static Map<String, String> of(Map<String, String> parameters) {
        Map<Integer, Map<String, String>> members = new TreeMap<>();
        parameters.forEach(
                (name, value) -> {
                    Matcher member = MEMBER.matcher(name);
                    if (member.matches()) {
                        members.computeIfAbsent(
                                        Integer.valueOf(member.group(1)),
                                        none -> new LinkedHashMap<>())
                                .put(member.group(2), value);
                    }
                });
        Map<String, String> given = new LinkedHashMap<>();
        members.values().forEach(member -> add(given, member));
        return given;
    }

    private static void add(Map<String, String> given, Map<String, String> member) {
        String key = member.get("ParameterKey");
        String value = member.get("ParameterValue");
        if (key == null) {
            return;
        }
        if ("true".equalsIgnoreCase(member.get("UsePreviousValue"))) {
            throw bad("UsePreviousValue is not supported; give the value of %s.".formatted(key));
        }
        if (value != null && given.put(key, value) != null) {
            throw bad("The parameter %s is given twice.".formatted(key));
        }
    }

    private static CfnFault bad(String what) {
        return CfnFault.of(CfnError.INVALID_PARAMETER_VALUE, what);
    }
}
