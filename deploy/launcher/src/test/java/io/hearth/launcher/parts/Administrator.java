package io.hearth.launcher.parts;

import io.hearth.keystone.KeystoneClient;
import io.hearth.launcher.command.DemoCommand;
import io.hearth.launcher.daemon.AdminLogin;
import io.hearth.launcher.layout.StateDirectory;
import io.hearth.launcher.story.StoryWorld;
import java.net.URI;

/** Who administers the Keystone of a Hearth. */
public final class Administrator {
    private Administrator() {}

    /** A client under its login; the caller closes it. */
    public static KeystoneClient of(StateDirectory state) {
        return of(DemoCommand.world(state));
    }

    /** A client under its login; the caller closes it. */
    public static KeystoneClient of(StoryWorld world) {
        return KeystoneClient.connect(
                AdminLogin.fromEnvironment(URI.create(world.keystone()), world.admin()));
    }
}
