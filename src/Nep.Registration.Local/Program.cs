return await Nep.Registration.Local.Starting.Commands.Run(args);
