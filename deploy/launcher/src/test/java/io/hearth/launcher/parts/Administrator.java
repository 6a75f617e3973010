package io.hearth.launcher.parts;

import io.hearth.keystone.KeystoneClient;
import io.hearth.launcher.command.DemoCommand;
import io.hearth.launcher.daemon.AdminLogin;
import io.hearth.launcher.layout.Settings;
import io.hearth.launcher.layout.StateDirectory;

/** Who administers the Keystone of a local Hearth. */
public final class Administrator {
    private Administrator() {}

    /** A client under its login; the caller closes it. */
    public static KeystoneClient of(StateDirectory state) {
        return KeystoneClient.connect(
                AdminLogin.fromEnvironment(
                        Settings.load(state).keystoneUrl(), DemoCommand.world(state).admin()));
    }
}
