package io.hearth.template.function.text;

import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Expression;
import io.hearth.template.expression.PureFunction;
import io.hearth.template.expression.SizeGuard;
import io.hearth.template.function.Call;
import io.hearth.template.text.PythonText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code digest}: algorithm and value. */
public record Digest(String function) implements PureFunction {
    private static final Map<String, String> ALGORITHMS =
            Map.of(
                    "md5", "MD5",
                    "sha1", "SHA-1",
                    "sha224", "SHA-224",
                    "sha256", "SHA-256",
                    "sha384", "SHA-384",
                    "sha512", "SHA-512",
                    "sha3_224", "SHA3-224",
                    "sha3_256", "SHA3-256",
                    "sha3_384", "SHA3-384",
                    "sha3_512", "SHA3-512");

    public static Expression parse(Call call) {
        List<?> list =
                call.list(
                        2,
                        2,
                        "Function \"%s\" usage: [\"<algorithm>\", \"<value>\"]"
                                .formatted(call.function()));
        return new Expression.Apply(new Digest(call.function()), call.rest(list, 0));
    }

    @Override
    public Object apply(List<@Nullable Object> arguments, SizeGuard guard) {
        if (!(arguments.get(0) instanceof String name)
                || !(arguments.get(1) instanceof String text)) {
            throw wrong("Argument to function \"digest\" must be a list of strings");
        }
        String known = ALGORITHMS.get(name.toLowerCase(Locale.ROOT));
        if (known == null) {
            throw wrong(
                    "Algorithm must be one of "
                            + PythonText.str(List.copyOf(new TreeSet<>(ALGORITHMS.keySet()))));
        }
        if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)) {
            throw wrong("The value of \"digest\" holds characters outside of latin-1");
        }
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance(known)
                                    .digest(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("The Java runtime lacks " + known, missing);
        }
    }

    private static TemplateException wrong(String message) {
        return TemplateException.invalid(message, "");
    }
}
