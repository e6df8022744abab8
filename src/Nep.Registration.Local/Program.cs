Nep.Registration.Local.Starting.Warming.Begin();
return await Nep.Registration.Local.Starting.Commands.Run(args);
