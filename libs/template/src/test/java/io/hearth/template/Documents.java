package io.hearth.template;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hearth.template.error.TemplateException;
import io.hearth.template.parameter.PseudoParameters;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the tests share. */
public final class Documents {
    public static final PseudoParameters PSEUDO =
            new PseudoParameters(
                    "wire1", "cdabf1da-14c1-439b-9f1a-636ecb6e1de2", "6007e525", "RegionOne");

    private Documents() {}

    public static Template hot(String sections) {
        return Template.parse("heat_template_version: 2018-08-31\n" + sections);
    }

    public static TemplateException failureOf(ThrowingCallable call) {
        return catchThrowableOfType(TemplateException.class, call);
    }
}
