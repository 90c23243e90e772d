using Weft.Commands;

return await WeftCommand.Run(args);
