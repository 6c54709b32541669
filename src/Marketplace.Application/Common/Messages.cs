using MediatR;

namespace Marketplace.Application.Common;

/// <summary>Something a person asks to be done. The first parameter is the id of its subject.</summary>
public interface ICommand : IRequest, IMessage;

/// <summary>Something a person asks to know. Never writes.</summary>
public interface IQuery<out TAnswer> : IRequest<TAnswer>, IMessage;

/// <summary>A command whose subject does not exist yet: its id was made when the form was rendered.</summary>
public interface ICreates;

public interface IMessage;
